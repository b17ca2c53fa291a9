/* NHS, CHI and Health and Care numbers: by check digit, grouping and label; and the order in which
 * whatever is a row of digits is looked for.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

/* ---- NHS numbers --------------------------------------------------------------------------- */

/* Modulus 11 with weights 10 to 2 (NHS Data Dictionary, "NHS NUMBER"). */
static bool check_digit_fits(const char *digits)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 9; i++) sum += (uint32_t)(digits[i] - '0') * (10 - i);
    uint32_t check = (11 - sum % 11) % 11;
    return check != 10 && check == (uint32_t)(digits[9] - '0');
}

/* England, Wales and Man issue from 3, 4, 6 and 7, and test with 9; Northern Ireland from 3;
 * Scotland's begin with a date of birth, ddmmyy. */
static bool is_issued(const char *digits)
{
    if (strchr("34679", digits[0])) {
        if (digits[0] != '3' || digits[1] != '0') return true;
    }
    int day = (digits[0] - '0') * 10 + digits[1] - '0';
    int month = (digits[2] - '0') * 10 + digits[3] - '0';
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool smp__may_be_nhs_number(const char *digits)
{
    return check_digit_fits(digits) && is_issued(digits);
}

/* The three nations' numbers are told apart by their labels alone. */
static const smp_text nhs_mask = {"[NHS number removed]", sizeof "[NHS number removed]" - 1};
static const smp_text chi_mask = {"[CHI number removed]", sizeof "[CHI number removed]" - 1};
static const smp_text care_mask = {"[Health and Care number removed]",
                                   sizeof "[Health and Care number removed]" - 1};

/* The mask that suits the label before or shortly after a number; absent where there is none. */
static smp_text label_mask(const smp__detection *detection, const smp__digit_run *first,
                           const smp__digit_run *last)
{
    static const char numbers[] = " number numbers no nos num nums nr id ids identifier ref nhsno ";
    static const char nhs[] = " nhs n.h.s ";
    const smp_text none = {NULL, 0};
    smp_text own = smp__folded(smp__token_at(detection, first->token));
    if (smp__text_starts(own, "nhs")) return nhs_mask;
    if (smp__text_starts(own, "chi")) return chi_mask;
    if (first->touches_letter) return none;
    uint32_t back = smp__reach_back(detection, first->token, 8);
    uint32_t ahead = smp__reach_ahead(detection, last->token, 6);
    if (smp__any_one_of(detection, back, first->token, " nhsno nhsnumber nhs_number nhs_no ") ||
        smp__token_one_of(detection, smp__before(detection, first->token), nhs) ||
        smp__any_pair(detection, back, first->token, nhs, numbers) ||
        smp__any_pair(detection, last->token + 1, ahead, nhs, numbers))
        return nhs_mask;
    if (smp__any_one_of(detection, back, first->token, " chi chinumber chi_number chi_no ") ||
        smp__any_pair(detection, last->token + 1, ahead, " chi ", numbers))
        return chi_mask;
    if (smp__any_one_of(detection, back, first->token, " hcn h&c ") ||
        smp__any_pair(detection, back, first->token, " hsc ", numbers) ||
        (smp__any_pair(detection, back, first->token, " care c ", numbers) &&
         smp__any_one_of(detection, back, first->token, " health h ")))
        return care_mask;
    return none;
}

/* "NHS: 999...", "NHS# (999...": marks between the label and the number, and nothing else. */
static bool is_behind_marks(const smp__detection *detection, const smp__digit_run *first)
{
    enum { MARKS = 4 };
    uint32_t at = first->token;
    for (uint32_t marks = 0; marks <= MARKS; marks++) {
        at = smp__before(detection, at);
        if (smp__token_one_of(detection, at, " nhs ")) return true;
        if (at == SMP__NOWHERE || smp__is_kind(detection, at, SMP__ORDINARY)) return false;
    }
    return false;
}

/* "his NHS is 9990000018": what is no label is near enough where the check digit fits. */
static bool is_near_nhs(const smp__detection *detection, const smp__digit_run *run)
{
    uint32_t from = smp__reach_back(detection, run->token, 4);
    return smp__any_pair(detection, from, run->token, " nhs ", " is was its it's ") ||
           is_behind_marks(detection, run);
}

/* ---- What stands for itself ---------------------------------------------------------------- */

/* As NHS numbers are written: 999 000 0018. Brackets are of telephones abroad. */
static bool is_spaced(const smp__detection *detection, const smp__digit_runs *runs, uint32_t first,
                      uint32_t used)
{
    const smp__digit_run *run = &runs->items[first];
    smp_text text = detection->document->text;
    bool bracket = run->start > 0 && text.data[run->start - 1] == '(' &&
                   run->end < text.size && text.data[run->end] == ')';
    return used == 3 && run[0].count == 3 && run[1].count == 3 && !run[0].plus && !bracket &&
           !(run[0].follows && !run[-1].taken);
}

/* Ten digits in words and no more: other numbers that people spell out begin with 0, or are
 * shorter. */
static bool is_spelt_out(const smp__digit_runs *runs, uint32_t first, uint32_t used)
{
    uint32_t end = first + used, said = 0;
    for (uint32_t i = first; i < end; i++) said += runs->items[i].said;
    return said == used && !runs->items[first].goes_on &&
           (end == runs->count || !runs->items[end].goes_on);
}

/* Is somebody who is cared for spoken of beside it? */
static bool is_beside_patient(const smp__detection *detection, const smp__digit_run *first,
                              const smp__digit_run *last)
{
    enum { NEAR = 8 };
    static const char cared_for[] =
        " patient patients patient's pt pts pt's bed bay mr mrs ms miss she he her his him hers "
        "admitted discharged discharge referred referral transferred seen scan bloods notes record "
        "records dob born systmone emis rio epr ";
    uint32_t from = smp__reach_back(detection, first->token, NEAR);
    uint32_t end = smp__reach_ahead(detection, last->token, NEAR);
    for (uint32_t i = from; i < end; i++)
        if (smp__token_one_of(detection, i, cared_for) ||
            smp__token_known(detection, i, SMP__LEXICON_RELATIVES) ||
            (smp__is_capitalised(detection, i) &&
             smp__is_only_given_name(smp__folded(smp__token_at(detection, i)))))
            return true;
    return false;
}

/* Is care spoken of beside it, in whatever words of wards and clinics? For a number in one run,
 * which fits by chance more often than one in an NHS number's groups. */
static bool is_beside_care(const smp__detection *detection, const smp__digit_run *first,
                           const smp__digit_run *last)
{
    enum { NEAR = 8 };
    static const char care[] =
        " patient patient's pt pts bed bay cubicle trolley ward resus theatre handover he she him "
        "her his admitted readmitted admit admission discharged discharge referred referral "
        "transferred bloods blood biopsy swab scan mri ct ecg xray x-ray echo obs results result "
        "cannula catheter insulin meds medication dose sedated stable unwell pain fall fell nbm "
        "nil dna dna'd clinic clinician consultant transport bleed sepsis stroke surgery operation "
        "urine wound notes systmone emis rio ";
    return smp__any_one_of(detection, smp__reach_back(detection, first->token, NEAR),
                           first->token, care) ||
           smp__any_one_of(detection, last->token + 1,
                           smp__reach_ahead(detection, last->token, NEAR), care);
}

/* "pt 9990000018", "9990000018 on SystmOne": what records are kept by, right beside it. */
static bool is_of_record(const smp__detection *detection, const smp__digit_run *first,
                         const smp__digit_run *last)
{
    enum { BEFORE = 3, AFTER = 4 };
    return smp__any_one_of(detection, smp__reach_back(detection, first->token, BEFORE),
                           first->token, " patient patient's pt pt's ") ||
           smp__any_one_of(detection, last->token + 1,
                           smp__reach_ahead(detection, last->token, AFTER),
                           " systmone emis rio epr spine ");
}

/* Do the words before it say that it is the number of something else, or of nobody? "Ring me about
 * 9990000018" does not. */
static bool is_of_something_else(const smp__detection *detection, const smp__digit_run *first)
{
    enum { NEAR = 6 };
    if (smp__token_one_of(detection, smp__before(detection, first->token), " about re regarding "))
        return false;
    static const char things[] =
        " order orders ordered meeting webinar zoom teams passcode id ref reference isbn issn "
        "tracking track parcel delivery invoice ticket tickets booking licence license serial part "
        "sku product item model po code call calling ring dial phone tel telephone fax text us usa "
        "american canada canadian abroad international account batch lot asset tag item ebay views "
        "score plays votes charity job tender spent cost costs charge quote barcode box seed ";
    uint32_t from = smp__reach_back(detection, first->token, NEAR);
    return smp__any_one_of(detection, from, first->token, things);
}

/* "An NHS number looks like this: 999 000 0018" */
static bool is_specimen(const smp__detection *detection, const smp__digit_run *first)
{
    enum { NEAR = 8 };
    uint32_t from = smp__reach_back(detection, first->token, NEAR);
    return smp__any_pair(detection, from, first->token, " look looks ", " like ") ||
           smp__any_pair(detection, from, first->token, " for ", " example instance ") ||
           smp__any_one_of(detection, from, first->token,
                           " e.g eg specimen fictitious fictional dummy format formatted ");
}

/* ---- Lists --------------------------------------------------------------------------------- */

/* "NHS nos 9990000018, 999 000 0026 and ...": does it go on from a number that has a label? Names
 * may stand between, if its check digit fits. */
static bool goes_on_list(const smp__detection *detection, uint32_t from, uint32_t first, bool fits)
{
    enum { STEPS = 6 };
    uint32_t steps = 0;
    for (uint32_t i = from + 1; i < first; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_SPACE) continue;
        if (++steps > STEPS) return false;
        if (smp__is_kind(detection, i, SMP__ORDINARY) && !fits &&
            !smp__token_one_of(detection, i, " and or plus then also "))
            return false;
    }
    return true;
}

/* ---- The search ---------------------------------------------------------------------------- */

typedef struct listed {
    uint32_t token; /* where the last number with a label ended; SMP__NOWHERE for none */
    smp_text mask;
} listed;

/* What the ten digits of `used` runs from `first` on are; SMP__SIGNAL_COUNT for nothing. */
static smp__signal_id judge(const smp__detection *detection, const smp__digit_runs *runs,
                            uint32_t first, uint32_t used, const char *digits)
{
    const smp__digit_run *from = &runs->items[first], *last = from + used - 1;
    if (from->touches_letter || last->touches_letter || !check_digit_fits(digits))
        return SMP__SIGNAL_COUNT;
    bool alone = smp__is_alone(detection, from->start, last->end);
    if (!is_issued(digits) && !alone) return SMP__SIGNAL_COUNT;
    if (is_near_nhs(detection, from) || is_of_record(detection, from, last))
        return SMP__SIGNAL_PRIVACY_NHS_NUMBER;
    if (is_spelt_out(runs, first, used)) return SMP__SIGNAL_PRIVACY_NHS_NUMBER;
    if (!is_spaced(detection, runs, first, used))
        return used == 1 && !from->plus && is_beside_care(detection, from, last) &&
                       !is_of_something_else(detection, from) && !is_specimen(detection, from)
                   ? SMP__SIGNAL_PRIVACY_NHS_NUMBER
                   : SMP__SIGNAL_COUNT;
    if (alone || is_beside_patient(detection, from, last)) return SMP__SIGNAL_PRIVACY_NHS_NUMBER;
    if (is_of_something_else(detection, from) || is_specimen(detection, from))
        return SMP__SIGNAL_COUNT;
    return SMP__SIGNAL_PRIVACY_NHS_NUMBER_FORM;
}

/* The runs from `first` on that make ten digits; 0 if they make none. */
static uint32_t gather(const smp__digit_runs *runs, uint32_t first, char *digits, bool *widely)
{
    static const uint32_t groups[] = {3, 3, 4};
    uint32_t used = smp__gather_digits(runs, first, 10, digits);
    *widely = !used;
    return used ? used : smp__gather_groups(runs, first, groups, SMP_COUNT(groups), digits);
}

static void find_nhs_numbers(smp__detection *detection, smp__digit_runs *runs)
{
    char digits[SMP__RUN_DIGITS];
    listed list = {SMP__NOWHERE, nhs_mask};
    for (uint32_t i = 0; i < runs->count; i++) {
        bool widely;
        uint32_t used = gather(runs, i, digits, &widely);
        if (!used) continue;
        const smp__digit_run *first = &runs->items[i], *last = &runs->items[i + used - 1];
        smp_text mask = label_mask(detection, first, last);
        if (mask.data && is_specimen(detection, first) &&
            !is_beside_patient(detection, first, last))
            continue;
        if (!mask.data && list.token != SMP__NOWHERE &&
            goes_on_list(detection, list.token, first->token, check_digit_fits(digits)))
            mask = list.mask;
        smp__signal_id signal = mask.data ? SMP__SIGNAL_PRIVACY_NHS_NUMBER
                                : widely  ? SMP__SIGNAL_COUNT
                                          : judge(detection, runs, i, used, digits);
        if (signal == SMP__SIGNAL_COUNT) continue;
        if (mask.data) list = (listed){last->token, mask};
        smp__raise_digits(detection, signal, runs, i, used, mask.data ? mask : nhs_mask);
        i += used - 1;
    }
}

void smp__detect_numbers(smp__detection *detection)
{
    smp__digit_runs *runs = smp__read_digits(detection);
    if (runs->digits < SMP__FEWEST_DIGITS) return;
    find_nhs_numbers(detection, runs);
    smp__detect_cards(detection, runs);
    smp__detect_accounts(detection, runs);
    smp__detect_phones(detection, runs);
}
