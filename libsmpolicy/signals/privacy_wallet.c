/* Addresses of wallets for crypto-currencies, by what only they fulfil: Bitcoin's by their check
 * digits (Base58Check; BIP 173 and 350), Ethereum's by their form.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define SHORTEST SMP__LONG_CODE /* characters of an address */
#define LONGEST 62u

/* ---- Base58Check --------------------------------------------------------------------------- */

#define PAYLOAD 21u /* bytes: a version and a hash of 160 bits */
#define CHECK 4u

/* The digits of base 58 as a number of 25 bytes. False for another character or a greater
 * number. */
static bool read_base58(smp_text text, unsigned char out[PAYLOAD + CHECK])
{
    static const char digits[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    memset(out, 0, PAYLOAD + CHECK);
    for (size_t i = 0; i < text.size; i++) {
        const char *digit = memchr(digits, text.data[i], sizeof digits - 1);
        if (!digit) return false;
        uint32_t carry = (uint32_t)(digit - digits);
        for (size_t byte = PAYLOAD + CHECK; byte-- > 0;) {
            carry += (uint32_t)out[byte] * 58;
            out[byte] = (unsigned char)carry;
            carry >>= 8;
        }
        if (carry) return false;
    }
    return true;
}

static unsigned char hex_value(char c)
{
    return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* The check is the head of the payload's SHA-256, taken twice. */
static bool is_base58_wallet(smp_text text)
{
    enum { HASH = 32 };
    unsigned char bytes[PAYLOAD + CHECK];
    if ((text.data[0] != '1' && text.data[0] != '3') || text.size > 35 || !read_base58(text, bytes))
        return false;
    char hex[2 * HASH + 1], once[HASH];
    smp__sha256_hex(&(smp_text){(const char *)bytes, PAYLOAD}, 1, hex);
    for (size_t i = 0; i < HASH; i++)
        once[i] = (char)(hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1]));
    smp__sha256_hex(&(smp_text){once, HASH}, 1, hex);
    for (size_t i = 0; i < CHECK; i++)
        if ((hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1])) != bytes[PAYLOAD + i])
            return false;
    return true;
}

/* ---- Bech32 -------------------------------------------------------------------------------- */

static uint32_t polymod(uint32_t sum, uint32_t value)
{
    static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                         0x2a1462b3};
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ value;
    for (uint32_t i = 0; i < SMP_COUNT(generator); i++)
        if (top >> i & 1) sum ^= generator[i];
    return sum;
}

/* "bc1...", all in small letters or all in capitals; `folded` is in small ones. */
static bool is_bech32_wallet(smp_text folded)
{
    static const char digits[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const uint32_t first_sum = 1, later_sum = 0x2bc830a3;
    if (!smp__text_starts(folded, "bc1")) return false;
    uint32_t sum = 1;
    static const uint32_t prefix[] = {'b' >> 5, 'c' >> 5, 0, 'b' & 31, 'c' & 31};
    for (size_t i = 0; i < SMP_COUNT(prefix); i++) sum = polymod(sum, prefix[i]);
    for (size_t i = 3; i < folded.size; i++) {
        const char *digit = memchr(digits, folded.data[i], sizeof digits - 1);
        if (!digit) return false;
        sum = polymod(sum, (uint32_t)(digit - digits));
    }
    return sum == first_sum || sum == later_sum;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* "0x" and forty hexadecimal digits. */
static bool is_ethereum_wallet(smp_text folded)
{
    if (folded.size != 42 || !smp__text_starts(folded, "0x")) return false;
    for (size_t i = 2; i < folded.size; i++) {
        char c = folded.data[i];
        if (!smp__ascii_digit(c) && !(c >= 'a' && c <= 'f')) return false;
    }
    return true;
}

void smp__detect_wallets(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        uint32_t size = token->end - token->start;
        if (size < SHORTEST || size > LONGEST || token->kind != SMP_TOKEN_WORD ||
            !(token->flags & SMP__TOKEN_HAS_DIGIT) || token->flags & SMP__TOKEN_NON_ASCII)
            continue;
        if (!is_base58_wallet(smp__token_text(document, token)) &&
            !is_bech32_wallet(smp__folded(token)) && !is_ethereum_wallet(smp__folded(token)))
            continue;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_BANK_ACCOUNT, token->start, token->end,
                          SMP_TEXT("[wallet address removed]"));
    }
}
