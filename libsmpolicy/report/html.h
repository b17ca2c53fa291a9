/* The parts of the HTML page. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_REPORT_HTML_H
#define SMP_REPORT_HTML_H

#include "report/writing.h"

/* Markup as it is. */
static inline void smp__put(smp__buffer *out, const char *html)
{
    smp__buffer_add_string(out, html);
}

/* Words put together in a scratch buffer, which is empty then. */
void smp__put_words(smp__buffer *out, smp__buffer *scratch);
/* The same, the first letter a capital. */
void smp__put_capital_words(smp__buffer *out, smp__buffer *scratch);
/* A text with everything escaped that HTML, an attribute or a line of text could trip over. */
void smp__html_shown(smp__buffer *out, const smp__shown *shown);
void smp__html_text(smp__buffer *out, smp_text text);
/* Field `field` of the curtain's report, its findings in <mark>s that link to the explanations:
 * findings are #rN-fK, their marks #rN-mK, with N the report's number and K the finding's, from 1.
 * False: no memory. */
bool smp__html_marked(smp__buffer *out, smp__curtain *curtain, size_t field, size_t number);
/* Adds the article about the curtain's report to the writer's body. False: no memory. */
bool smp__html_article(smp_writer *writer, smp__curtain *curtain);
/* Writes the tables at the head of the page. */
void smp__html_summary(smp_writer *writer);
/* The whole style sheet of the page, in parts. */
#define SMP__STYLE_PARTS 2
extern const char *const smp__html_style[SMP__STYLE_PARTS];

#endif
