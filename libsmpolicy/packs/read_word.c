/* One word of a pack as the engine will meet it in a text.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"
#include "text/text.h"

#include <math.h>
#include <string.h>

#define TENTHS_MAX 99

bool smp__word_reader_begin(smp__word_reader *reader, smp__model *model)
{
    *reader = (smp__word_reader){.model = model};
    if (smp__segmenter_new(&reader->segmenter, &model->arena->allocator, NULL) != SMP_OK) {
        model->faults->memory_failed = true;
        return false;
    }
    smp__arena_init(&reader->scratch, &model->arena->allocator);
    return true;
}

void smp__word_reader_end(smp__word_reader *reader)
{
    smp__arena_free(&reader->scratch);
    smp__segmenter_free(reader->segmenter);
}

/* "<link>" and the like, for good; absent after a fault. */
static smp_text class_of(smp__model *model, const smp__node *node, smp_text word)
{
    smp_text class = smp__vocable_class(word);
    if (!class.data)
        smp__blame(model->faults, node->place,
                   SMP_TEXT("There are <number>, <link>, <email>, <mention> and <tag>; in a "
                            "vocabulary also <start>, <end> and <8+> for length, in "
                            "impressions <capital>."),
                   "\"%.*s\" stands for nothing.", SMP__SHOW(word));
    return class;
}

bool smp__split_words(smp__model *model, const smp__node *node, smp_text text, smp_text *first,
                      smp_text *second, bool *apart)
{
    const char *space = memchr(text.data, ' ', text.size);
    size_t cut = space ? (size_t)(space - text.data) : text.size;
    *first = smp__text_slice(text, 0, cut);
    if (apart) {
        *apart = cut + 3 <= text.size && memcmp(text.data + cut, " _ ", 3) == 0;
        if (*apart) cut += 2;
    }
    *second = space ? smp__text_slice(text, cut + 1, text.size) : (smp_text){NULL, 0};
    const bool is_one = second->size > 0 && !memchr(second->data, ' ', second->size);
    if (first->size > 0 && (!space || is_one)) return true;
    smp__blame(model->faults, node->place, SMP_TEXT("Longer phrases are patterns of signals."),
               "\"%.*s\" is not a word, or two with a space between them.", SMP__SHOW(text));
    return false;
}

smp_text smp__word_reader_read(smp__word_reader *reader, const smp__node *node, smp_text word,
                               smp_text (*form)(const smp__token *token))
{
    smp__model *model = reader->model;
    if (word.data[0] == '<' && word.size > 1) return class_of(model, node, word);
    smp__document document;
    smp_text read = {NULL, 0};
    smp__arena_reset(&reader->scratch);
    smp_status status = smp__document_read(&document, &reader->scratch, reader->segmenter, word,
                                           SMP_PLATFORM_OTHER, NULL);
    if (status == SMP_OK && document.token_count == 1) {
        read = smp__arena_copy(model->arena, form(&document.tokens[0]));
        status = read.data ? SMP_OK : SMP_ERROR_MEMORY;
    } else if (status == SMP_OK) {
        smp__blame(model->faults, node->place,
                   SMP_TEXT("Put a space where its parts meet: \"ward 6\", \"really ?\"."),
                   "\"%.*s\" is not one word.", SMP__SHOW(word));
    }
    if (status != SMP_OK) model->faults->memory_failed = true;
    return read;
}

bool smp__node_tenths(smp__model *model, const smp__node *node, int8_t *tenths)
{
    double weight;
    if (smp__text_to_double(node->text, &weight) && fabs(weight) <= TENTHS_MAX / 10.0 &&
        fabs(weight * 10 - round(weight * 10)) < 1e-6) {
        *tenths = (int8_t)round(weight * 10);
        return true;
    }
    smp__blame(model->faults, node->place, SMP_TEXT("Write a number such as 1.5 or -0.3."),
               "\"%.*s\" is not a weight between -9.9 and 9.9 with one decimal place.",
               SMP__SHOW(node->text));
    return false;
}
