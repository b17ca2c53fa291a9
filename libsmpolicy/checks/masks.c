/* Masks of names. Whoever takes a name out in one place and leaves it in another has hidden
 * nothing, and what is left may be clear: so all names of a post that are to be masked are masked
 * together, in each spelling that redaction knows. Where one stands that cannot be taken out (in a
 * link, or in what is not the writer's own), or there are too many, no mask is offered.
 * SPDX-License-Identifier: MIT */
#include "checks/tell.h"

#include <string.h>

#define MASK "[name removed]"
/* All the findings tell all the edits, so both are limited. */
#define MOST_FINDINGS 32u
#define MOST_EDITS 64u

typedef struct masking {
    smp__telling *with;
    smp__secret_names *names;
    size_t findings[MOST_FINDINGS]; /* those about names */
    size_t finding_count;
    smp_edit *edits;
    size_t count;
    bool partly; /* one of them can only be masked in part, or there are too many */
} masking;

static bool is_masked_name(const smp_finding *finding)
{
    return finding->edit_count == 1 && smp__text_starts(finding->edits[0].with, MASK);
}

/* What a finding that masks a name is about: without it there is no name. */
static const smp__observation *seen_by(const smp__telling *with, size_t finding)
{
    const smp__view *view = with->view;
    uint32_t index = view->decisions.items[with->decision_of[finding]].observation;
    return &view->observations.items[index];
}

static void add_edit(masking *masks, smp_text field, const smp__document *document, size_t start,
                     size_t end, smp_text mask)
{
    if (masks->count == MOST_EDITS) {
        masks->partly = true;
        return;
    }
    masks->edits[masks->count++] =
        (smp_edit){field, smp__document_span(document, (uint32_t)start, (uint32_t)end), mask};
}

/* ---- As they were found ---------------------------------------------------------------------- */

/* Marks the bytes of a name; false where they are marked already. Another clause may be about the
 * same name, but not about a part of it. */
static bool mark(masking *masks, bool *marked, size_t start, size_t end)
{
    size_t before = 0;
    for (size_t i = start; i < end; i++) before += marked[i];
    if (before && before < end - start) masks->partly = true;
    memset(marked + start, true, end - start);
    return before == 0;
}

static void mask_found(masking *masks, const smp__field *field, bool *marked)
{
    const smp__telling *with = masks->with;
    for (size_t i = 0; i < masks->finding_count; i++) {
        const smp_finding *finding = &with->report->findings[masks->findings[i]];
        const smp__observation *seen = seen_by(with, masks->findings[i]);
        if (seen->field.document != field->document) continue;
        const smp__suggestion *own = &seen->suggestions[0];
        if (mark(masks, marked, own->start, own->end))
            add_edit(masks, finding->field, field->document, own->start, own->end,
                     finding->edits[0].with);
    }
}

/* ---- In other spellings ---------------------------------------------------------------------- */

/* The end of what is taken out for a spelling at [at, end) of the token: of a hashtag or a handle
 * all; SIZE_MAX where it cannot be. */
static size_t mask_end(const smp__document *document, const smp__token *token, size_t at,
                       size_t end)
{
    if (token->kind == SMP_TOKEN_HASHTAG || token->kind == SMP_TOKEN_MENTION) return token->end;
    if (token->kind != SMP_TOKEN_WORD || at != token->start) return SIZE_MAX;
    smp_text after = smp__text_slice(document->text, end, document->text.size);
    bool whole = after.size == 0 || !smp__ascii_lower((char)(after.data[0] | 0x20));
    return whole ? end : SIZE_MAX;
}

static bool has_word(smp_text text, smp_text word)
{
    for (size_t at = 0, end = word.size; end <= text.size; at++, end++)
        if (memcmp(text.data + at, word.data, word.size) == 0 &&
            (at == 0 || text.data[at - 1] == ' ') && (end == text.size || text.data[end] == ' '))
            return true;
    return false;
}

/* "Jo" of "Jo Reed": too short to be known for the name for certain, and too like it to be left. */
static bool may_be_short_part(const masking *masks, smp_text word)
{
    const smp_report *report = masks->with->report;
    if (word.size != 2 || !smp__ascii_capital(word.data[0]) || !smp__ascii_lower(word.data[1]) ||
        has_word(SMP_TEXT("Mr Ms Mx Dr St"), word))
        return false;
    for (size_t i = 0; i < masks->finding_count; i++)
        if (has_word(report->findings[masks->findings[i]].text, word)) return true;
    return false;
}

static void mask_others(masking *masks, const smp__field *field, smp_text name, bool *marked)
{
    const smp__document *document = field->document;
    const bool may_be_edited = field->kind == SMP__IN_TEXT || field->kind == SMP__IN_ALT;
    for (uint32_t i = 0; i < document->token_count && !masks->partly; i++) {
        const smp__token *token = &document->tokens[i];
        if (!marked[token->start] && may_be_short_part(masks, smp__token_text(document, token)))
            masks->partly = true;
        for (size_t at = token->start; at < token->end; at++) {
            size_t size = marked[at] ? 0 : smp__name_at(masks->names, document->text, at);
            if (size == 0) continue;
            size_t end = may_be_edited ? mask_end(document, token, at, at + size) : SIZE_MAX;
            if (end == SIZE_MAX) {
                masks->partly = true;
                return;
            }
            size_t start = token->kind == SMP_TOKEN_WORD ? at : token->start;
            if (mark(masks, marked, start, end))
                add_edit(masks, name, document, start, end, SMP_TEXT(MASK));
        }
    }
}

static void mask_field(masking *masks, size_t index)
{
    const smp__view *view = masks->with->view;
    const smp__field *field = &view->fields[index];
    smp__arena *arena = &masks->with->evaluator->main.arena;
    if (!field->document || masks->partly) return;
    size_t size = field->document->text.size;
    bool *marked = smp__arena_allocate(arena, size + 1);
    smp_text name = smp__arena_copy(&masks->with->report->arena, view->field_names[index]);
    if (!marked || !name.data) {
        masks->with->report->failed = true;
        return;
    }
    memset(marked, 0, size);
    mask_found(masks, field, marked);
    mask_others(masks, field, name, marked);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* The findings that mask a name by themselves, and the names. */
static void collect(masking *masks)
{
    smp__telling *with = masks->with;
    for (size_t i = 0; i < with->report->finding_count && !masks->partly; i++) {
        if (!is_masked_name(&with->report->findings[i])) continue;
        if (masks->finding_count == MOST_FINDINGS) masks->partly = true;
        else masks->findings[masks->finding_count++] = i;
    }
    if (masks->partly || masks->finding_count == 0) return;
    masks->names = smp__names_open(&with->evaluator->main.arena);
    masks->edits =
        smp__arena_allocate(&with->report->arena, MOST_EDITS * sizeof *masks->edits);
    for (size_t i = 0; i < masks->finding_count && masks->names; i++)
        smp__names_add(masks->names, with->report->findings[masks->findings[i]].text);
    if (!masks->edits || !masks->names || smp__names_failed(masks->names))
        with->report->failed = true;
    else masks->partly = smp__names_overflowed(masks->names);
}

static void take_back(smp_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (is_masked_name(&report->findings[i])) report->findings[i].edit_count = 0;
}

/* Each finding gets all the edits: they are one repair, whichever of the names it is asked for. */
static const smp_edit *offer(const masking *masks)
{
    for (size_t i = 0; i < masks->finding_count; i++) {
        smp_finding *finding = &masks->with->report->findings[masks->findings[i]];
        finding->edits = masks->edits;
        finding->edit_count = masks->count;
    }
    return masks->edits;
}

const smp_edit *smp__tell_name_masks(smp__telling *with)
{
    masking masks = {.with = with};
    collect(&masks);
    for (size_t i = 0; i < with->view->field_count && masks.names && !with->report->failed; i++)
        mask_field(&masks, i);
    if (masks.partly) take_back(with->report);
    return masks.names && !masks.partly && !with->report->failed ? offer(&masks) : NULL;
}
