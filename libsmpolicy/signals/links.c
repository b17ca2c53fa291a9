/* Links: how many, how long, through whom, and to what.
 * SPDX-License-Identifier: MIT */
#include "signals/addresses.h"
#include "signals/detect.h"

#include <string.h>

/* ---- Length -------------------------------------------------------------------------------- */

/* Does every field of the query only tell the publisher where readers came from? */
static bool only_tracking(smp_text query)
{
    static const char *const names[] = {"utm_",   "fbclid=", "gclid=", "mc_cid=",
                                        "mc_eid=", "igshid=", "igsh=", "si="};
    for (size_t start = 0; start < query.size;) {
        size_t end = start;
        while (end < query.size && query.data[end] != '&') end++;
        smp_text field = smp__text_slice(query, start, end);
        bool known = field.size == 0;
        for (size_t i = 0; i < SMP_COUNT(names); i++)
            known = known || smp__text_starts(field, names[i]);
        if (!known) return false;
        start = end + 1;
    }
    return query.size > 0;
}

static void check_length(smp__detection *detection, const smp__token *token, smp_text url,
                         const smp__address *parts)
{
    uint32_t characters = 0;
    for (size_t at = 0; at < url.size; characters++) smp__utf8_next(url.data, &at);
    bool has_query = parts->query < url.size;
    if (characters <= smp__parameter(detection, SMP__SIGNAL_LINK_LONG_URL) && !has_query) return;
    smp__observation *observation = smp__raise_value(detection, SMP__SIGNAL_LINK_LONG_URL,
                                                     token->start, token->end, characters);
    if (!observation || !has_query ||
        !only_tracking(smp__text_slice(url, parts->query + 1, parts->fragment)))
        return;
    observation->detail = smp__text_slice(url, parts->query, parts->fragment);
    smp__repair(detection, observation, token->start + (uint32_t)parts->query,
                token->start + (uint32_t)parts->fragment, SMP_TEXT(""));
}

/* ---- Shorteners ---------------------------------------------------------------------------- */

static void check_shortener(smp__detection *detection, const smp__token *token,
                            const smp__address *parts)
{
    if (!smp__wants(detection, SMP__SIGNAL_LINK_SHORTENER)) return;
    smp_text host = smp__fold_in(detection, parts->host);
    smp__observation *observation = NULL;
    if (smp__known(detection->scene, SMP__LEXICON_SHORTENERS, host))
        observation =
            smp__raise(detection, SMP__SIGNAL_LINK_SHORTENER, token->start, token->end);
    if (observation) observation->detail = host;
}

/* ---- What a link leads to ------------------------------------------------------------------ */

typedef struct target {
    const char *endings; /* of the path */
    const char *hosts;   /* or NULL */
    const char *said_by; /* words that tell the reader */
    const char *detail;
} target;

static const target targets[] = {
    {" pdf ", NULL, " pdf pdfs ", "PDF"},
    {" doc docx odt ", NULL, " word document documents doc ", "document"},
    {" ppt pptx ", NULL, " powerpoint slides presentation ", "presentation"},
    {" xls xlsx ods csv ", NULL, " excel spreadsheet spreadsheets csv ", "spreadsheet"},
    {" mp4 mov m4v webm ", " youtube.com youtu.be m.youtube.com vimeo.com ",
     " video videos watch watching film films animation youtube vimeo webinar recording clip vlog "
     "livestream stream viewing trailer ", "video"},
};

static smp_text ending_of(smp_text path)
{
    size_t at = path.size;
    while (at > 0 && path.data[at - 1] != '.' && path.data[at - 1] != '/') at--;
    bool found = at > 0 && path.data[at - 1] == '.';
    return found ? smp__text_slice(path, at, path.size) : SMP_TEXT("");
}

/* Whether the text names each kind of target: found out when first needed, -1 until then. */
typedef signed char naming[SMP_COUNT(targets)];

static bool is_named(smp__detection *detection, naming named, size_t target_index)
{
    if (named[target_index] < 0)
        named[target_index] = smp__any_one_of(detection, 0, detection->document->token_count,
                                              targets[target_index].said_by);
    return named[target_index] > 0;
}

static void check_target(smp__detection *detection, const smp__token *token,
                         const smp__address *parts, naming named)
{
    if (!smp__wants(detection, SMP__SIGNAL_LINK_NOT_LABELLED_MEDIA)) return;
    smp_text ending = smp__fold_in(detection, ending_of(parts->path));
    smp_text host = smp__fold_in(detection, parts->host);
    for (size_t i = 0; i < SMP_COUNT(targets); i++) {
        bool leads = smp__one_of(ending, targets[i].endings) ||
                     (targets[i].hosts && smp__one_of(host, targets[i].hosts));
        if (!leads || is_named(detection, named, i)) continue;
        smp__observation *observation = smp__raise(
            detection, SMP__SIGNAL_LINK_NOT_LABELLED_MEDIA, token->start, token->end);
        if (observation) observation->detail = smp_text_of(targets[i].detail);
        return;
    }
}

void smp__detect_links(smp__detection *detection)
{
    const smp__document *document = detection->document;
    double limit = smp__parameter(detection, SMP__SIGNAL_LINK_TOO_MANY);
    uint32_t all = document->kind_counts[SMP_TOKEN_URL];
    uint32_t count = 0;
    naming named;
    memset(named, -1, sizeof named);
    for (uint32_t i = 0; i < document->token_count && count < SMP__MAX_OBSERVATIONS_EACH; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_URL) continue;
        if (count == (uint32_t)limit)
            smp__raise_value(detection, SMP__SIGNAL_LINK_TOO_MANY, token->start, token->end, all);
        count++;
        smp_text url = smp__token_text(document, token);
        smp__address parts = smp__read_address(url);
        check_length(detection, token, url, &parts);
        check_shortener(detection, token, &parts);
        check_target(detection, token, &parts, named);
    }
}
