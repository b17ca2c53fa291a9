/* Hashing: multiplication for our tables, SHA-256 (libmd) for identity.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <sha2.h>
#include <string.h>

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

static void to_hex(const uint8_t digest[SHA256_DIGEST_LENGTH], char out[65])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}

static void digest_of(const smp_text *pieces, size_t count, uint8_t digest[SHA256_DIGEST_LENGTH])
{
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < count; i++)
        SHA256Update(&context, (const uint8_t *)pieces[i].data, pieces[i].size);
    SHA256Final(digest, &context);
}

void smp__sha256_hex(const smp_text *pieces, size_t count, char out[65])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    digest_of(pieces, count, digest);
    to_hex(digest, out);
}

void smp__hmac_sha256_hex(smp_text key, smp_text message, char out[65])
{
    uint8_t block[SHA256_BLOCK_LENGTH] = {0}, digest[SHA256_DIGEST_LENGTH];
    if (key.size > sizeof block) digest_of(&key, 1, block);
    else memcpy(block, key.data, key.size);
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36;
    smp_text inner[] = {{(const char *)block, sizeof block}, message};
    digest_of(inner, 2, digest);
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36 ^ 0x5C;
    smp_text outer[] = {{(const char *)block, sizeof block},
                        {(const char *)digest, sizeof digest}};
    digest_of(outer, 2, digest);
    to_hex(digest, out);
}
