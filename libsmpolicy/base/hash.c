/* Hashing: multiplication for our tables, SHA-256 (libmd) for identity.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <sha2.h>

uint32_t smp__hash(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    size_t left = size;
    uint64_t before = 0;
    for (; left > sizeof before; at += sizeof before, left -= sizeof before) {
        before = (before ^ smp__head(at, sizeof before)) * UINT64_C(0xff51afd7ed558ccd);
        before ^= before >> 32;
    }
    return smp__hash_head(before ^ smp__head(at, left), size);
}

void smp__sha256_hex(const smp_text *pieces, size_t count, char out[65])
{
    SHA2_CTX context;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Init(&context);
    for (size_t i = 0; i < count; i++)
        SHA256Update(&context, (const uint8_t *)pieces[i].data, pieces[i].size);
    SHA256Final(digest, &context);
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}
