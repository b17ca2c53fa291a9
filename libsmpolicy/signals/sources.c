/* Sources that a policy lists as unreliable: linked, mentioned or shared.
 * SPDX-License-Identifier: MIT */
#include "signals/addresses.h"
#include "signals/detect.h"

#include <string.h>

/* Is the domain, or one above it, listed? */
static bool is_listed(const smp__scene *scene, smp_text domain)
{
    while (domain.size) {
        if (smp__known(scene, SMP__LEXICON_SOURCES, domain)) return true;
        const char *dot = memchr(domain.data, '.', domain.size);
        if (!dot) return false;
        domain = smp__text_slice(domain, (size_t)(dot - domain.data) + 1, domain.size);
    }
    return false;
}

static smp_text without_at(smp_text handle)
{
    return handle.size && handle.data[0] == '@' ? smp__text_slice(handle, 1, handle.size) : handle;
}

void smp__detect_sources(smp__detection *detection)
{
    const smp__document *document = detection->document;
    const smp__scene *scene = detection->scene;
    bool is_author = detection->field->kind == SMP__IN_SHARED_AUTHOR;
    if (scene->lexicons[SMP__LEXICON_SOURCES] == UINT32_MAX) return;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        smp_text folded = smp__folded(token);
        bool listed = token->kind == SMP_TOKEN_URL
                          ? is_listed(scene, smp__read_address(folded).host)
                      : token->kind == SMP_TOKEN_MENTION || is_author
                          ? smp__known(scene, SMP__LEXICON_SOURCES, without_at(folded))
                          : false;
        if (listed)
            smp__raise(detection, SMP__SIGNAL_SHARE_UNRELIABLE_SOURCE, token->start, token->end);
    }
}
