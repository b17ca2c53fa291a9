/* Personal data about money: payment cards, bank accounts and wallets.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(cards)
{
    static const char *const leaks[] = {
        "4111 1111 1111 1111", "Card 4111111111111111", "my card is 100000000000009",
        "100000000000009", "5500-0000-0000-0004", "3400 000000 00009", "3528000700000000",
        "6759649826438453", "5019717010103742"};
    ALL_FLAG(PRIVACY_CARD_NUMBER, leaks);
    static const char *const ordinary[] = {"4111 1111 1111 1112", "1111 2222 3333 4444",
                                           "Status 1790000000000000018", "A4111111111111111",
                                           "Part 100000000000009 is here"};
    ALL_PASS(PRIVACY_CARD_NUMBER, ordinary);
}
END_TEST

START_TEST(cards_by_label)
{
    /* Not one fits its check digit. */
    static const char *const leaks[] = {
        "my card number is 4539 1488 0343 6460", "Debit card 1234567890123456",
        "Visa 1234 5678 9012 3456", "The long number 4539-1488-0343-6460",
        "he read out his bank card 1234 5678 9012 3456"};
    ALL_FLAG(PRIVACY_CARD_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Library card number 1234 5678 9012 34", "Gift card number 1234567890123456",
        "Card 1234567890123456", "Parcel 1234567890123456", "Visa line +4915155501234",
        "Call 020 7946 0123 about your debit card", "Debit card 12345678 90123456"};
    ALL_PASS(PRIVACY_CARD_NUMBER, ordinary);
    /* What is called a card is so on the line of the number or on the one before. */
    FLAGS(PRIVACY_CARD_NUMBER, "Her card number is\n1234 5678 9012 3456");
    PASSES(PRIVACY_CARD_NUMBER, "Her card number is\non this note\n1234 5678 9012 3456");
    REPAIRS(PRIVACY_CARD_NUMBER, "Her card number is 1234 5678 9012 3456.",
            "Her card number is [card number removed].");
}
END_TEST

START_TEST(cards_in_part)
{
    static const char *const leaks[] = {
        "card no. 4929 **** **** 1234", "XXXX XXXX XXXX 1234 is the card on file",
        "her card: 4929 12xx xxxx 1234", "card: ************4821",
        "card \u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 "
        "\u2022\u2022\u2022\u2022 4821", "visa ending in 4821",
        "left her card on the desk, ending 7731", "her card, cvv 123",
        "my amex ends in 1005", "Her Barclaycard 4929 **** **** 1234", "debit xxxx xxxx xxxx 1234",
        "a credit: ************4821", "his maestro ending 7731", "cvv2 123", "cvc2: 123"};
    ALL_FLAG(PRIVACY_CARD_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Send cards xxxx 2026", "A card for 40 years of service ending 2024",
        "**** Ward 4 card making ****", "xxx from all at the card stall, bed 123",
        "Rated ***** in 2024, bring a card", "1234 **** **** ****", "**** **** **** 1234",
        "loyalty card **** **** **** 1234", "Card office ends 2024",
        "My visa came after a long wait in the queue, so we all went to see the old oak by the "
        "river and on the bark of it somebody had cut 4929 **** **** 1234"};
    ALL_PASS(PRIVACY_CARD_NUMBER, ordinary);
    MARKS(PRIVACY_CARD_NUMBER, "The card 4929 **** **** 1234, she said", "4929 **** **** 1234");
    REPAIRS(PRIVACY_CARD_NUMBER, "Her card ends in 4821.",
            "Her card ends in [card number removed].");
}
END_TEST

/* Which digits of how many make a card, and how many may be hidden. "-": none is seen. */
START_TEST(where_cards_begin_and_end)
{
    static const struct {
        const char *text, *card;
    } rows[] = {
        {"4929000000006 4929", "4929000000006"}, {"30000000000004 paid", "30000000000004"},
        {"38520000023237 paid", "38520000023237"}, {"30600000000001 paid", "-"},
        {"4929 000000000000 paid", "-"},
        {"card 135412345678911", "135412345678911"}, {"135412345678911", "135412345678911"},
        {"sent 135412345678911 today", "-"}, {"+4929000000006", "+4929000000006"},
        {"card xxxx xxxx xxxx 4821", "xxxx xxxx xxxx 4821"}, {"card ####4821", "####4821"},
        {"card \u2022\u2022\u2022\u20224821", "\u2022\u2022\u2022\u20224821"},
        {"card \u20224821", "-"},
        {"card *4821", "-"}, {"card xx4821", "-"}, {"card xxxx4821", "xxxx4821"},
        {"cards xxxx 2026", "-"},
        {"card 4929  **** - **** 1234", "4929  **** - **** 1234"},
        {"card 4929    **** **** 1234", "**** **** 1234"}, {"card ****4821 -- ok", "****4821"},
        {"cards xxxx  2026", "-"}, {"card ****48", "-"}, {"card **-**4821", "-"},
        {"card **** **** **** **** 4821 4821", "-"},
        {"library card ****4821", "-"}, {"card ending in 4821", "4821"},
        {"card ending 1999", "1999"},
        {"a card here, ending 1999", "-"}, {"left a card on the desk, ending 4821", "4821"},
        {"A card. The old days, and an ending 4821 pages long", "-"}, {"4821: card ending", "-"},
        {"card ending with the digits 4821", "4821"},
        {"card ending on the number with no code 4821", "-"},
        {"card ending soon 4821", "-"}, {"card ending in 48211", "-"}, {"card ending in 482", "-"},
        {"cvv 482", "482"},
        {"cvv 48", "-"}, {"cvv is the code 482", "482"}, {"cvc2 for all 482", "-"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_CARD_NUMBER, rows[i].text, rows[i].card);
    MARKS(PRIVACY_BANK_ACCOUNT, "account ****4821", "****4821");
}
END_TEST

START_TEST(bank_accounts)
{
    static const char *const leaks[] = {
        "The sort code is 12-34-56", "Sort code: 12 34 56", "sort code 123456",
        "Account number 12345678", "account no. 1234 5678", "It is 12-34-56 12345678",
        "sort 12-34-56", "acct 12345678", "to 12-34-56 / 12345678", "GB82 WEST 1234 5698 7654 32",
        "IBAN GB82WEST12345698765432", "IBAN: DE89370400440532013000", "sc 12-34-56",
        "s/c 12-34-56", "a/c no 12345678", "sort code 12/34/56", "sort: 12-34-56",
        "sort code one two three four five six",
        "account number one two three four five six seven eight", "acc: 12345678",
        "his account number's 12345678", "her bank account ****5678"};
    ALL_FLAG(PRIVACY_BANK_ACCOUNT, leaks);
    static const char *const ordinary[] = {
        "Dates: 12-34-56", "Order 12345678", "Follow our account 12345678 times",
        "GB82 WEST 1234 5698 7654 33", "GB82 reasons to smile", "On 10-11-26 12 people came",
        "New door code 123456", "In our account number one is kindness",
        "sort it by 12-10-26", "12/34/56", "account for 12/34/56", "a/c unit 12345678 broke",
        "Sort: 12 boxes, 34 bags, 56 tins", "our account has 12345678 followers"};
    ALL_PASS(PRIVACY_BANK_ACCOUNT, ordinary);
    look("sort code 12-34-56 and account 12345678");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_BANK_ACCOUNT), 2);
    look("sort code 12/34/56 and a/c 12345678");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_BANK_ACCOUNT), 2);
    REPAIRS(PRIVACY_BANK_ACCOUNT, "Pay 12-34-56 12345678.", "Pay [bank details removed].");
}
END_TEST

START_TEST(wallets)
{
    /* Of the specifications' own examples. */
    static const char *const leaks[] = {
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "send it to 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "0x52908400098527886E0F7030069857D2E4169EE7"};
    ALL_FLAG(PRIVACY_BANK_ACCOUNT, leaks);
    static const char *const ordinary[] = {
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNL0",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "0x52908400098527886E0F7030069857D2E4169EE",
        "commit 52908400098527886e0f7030069857d2e4169ee7", "1111111111111111111111111111111111"};
    ALL_PASS(PRIVACY_BANK_ACCOUNT, ordinary);
    REPAIRS(PRIVACY_BANK_ACCOUNT, "To 0x52908400098527886E0F7030069857D2E4169EE7.",
            "To [wallet address removed].");
}
END_TEST

SUITE_WITH("signals/privacy_money", set_up, tear_down, cards, cards_by_label, cards_in_part,
           where_cards_begin_and_end, bank_accounts, wallets)
