/* Sources that a policy lists as unreliable: linked, mentioned or shared.
 * SPDX-License-Identifier: MIT */
#include "signals/addresses.h"
#include "signals/detect.h"

#include <string.h>

/* Is the domain, or one above it, listed? */
static bool is_listed(const smp__scene *scene, smp_text domain)
{
    for (;;) {
        if (smp__known(scene, SMP__LEXICON_SOURCES, domain)) return true;
        const char *dot = memchr(domain.data, '.', domain.size);
        if (!dot) return false;
        domain = smp__text_slice(domain, (size_t)(dot - domain.data) + 1, domain.size);
    }
}

static smp_text without_at(const smp__token *handle)
{
    smp_text folded = smp__folded(handle);
    return smp__initial(handle) == '@' ? smp__text_slice(folded, 1, folded.size) : folded;
}

void smp__detect_sources(smp__detection *detection)
{
    const smp__document *document = detection->document;
    const smp__scene *scene = detection->scene;
    bool is_author = detection->field->kind == SMP__IN_SHARED_AUTHOR;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        bool listed = token->kind == SMP_TOKEN_URL
                          ? is_listed(scene, smp__read_address(smp__folded(token)).host)
                      : token->kind == SMP_TOKEN_MENTION || is_author
                          ? smp__known(scene, SMP__LEXICON_SOURCES, without_at(token))
                          : false;
        if (listed)
            smp__raise(detection, SMP__SIGNAL_SHARE_UNRELIABLE_SOURCE, token->start, token->end);
    }
}
