/* Hashing: FNV-1a with a final mix for our tables, SHA-256 (libmd) for identity.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <sha2.h>

uint32_t smp__hash(const void *bytes, size_t size)
{
    const uint8_t *byte = bytes;
    uint32_t hash = smp__hash_start();
    for (size_t i = 0; i < size; i++) hash = smp__hash_byte(hash, byte[i]);
    return smp__hash_finish(hash);
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
