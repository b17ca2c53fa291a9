/* What people complain about: one subject, or many. A subject is a word that many complaints use
 * and other messages do not, or the topic that the host gives.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* Words that say nothing of the subject: those of grammar, of complaint itself, and of every
 * message to a health service. Folded. */
static const char empty_words[] =
    " about absolutely actually after again against almost already also although always another "
    "anyone anything appalling around asked asking away awful back because been before being "
    "better between both call called came cannot come complain complaint could couldn't despite "
    "didn't disgrace disgraceful disgusted disgusting does doesn't doing don't done down during "
    "each either else even ever every everyone everything explain find first from furious gave "
    "getting give given goes going gone good have haven't having health help here hospital into "
    "isn't it's itself just keep know last later least left less like long look made make making "
    "many maybe more most much must myself need needs never next nobody nothing once only other "
    "ours over people please rather really reason right said same service services shame shameful "
    "shocked shocking should since some someone something soon sorry staff still such take taken "
    "tell terrible than thank thanks that that's their them themselves then there there's these "
    "they they're thing things think this those though through time times today told trust truly "
    "unacceptable under until very want wanted wants wasn't week weeks well went were weren't what "
    "what's when where which while will with without won't wonder would wouldn't wrong year years "
    "your yours you're yourself day days month months nhs how who why the and for not are was you "
    "our can has had her him his she its all any but did get got out too use way yet own now one "
    "two off may ";

enum { SHORTEST = 3, FEWEST_OTHERS = 5 };

typedef struct subject {
    smp_text word;  /* what its forms have in common */
    smp_text shown; /* the first of them that was met */
    uint32_t hash;
    uint32_t complaining, others;           /* authors who use it */
    uint32_t last_complaining, last_other;  /* the author counted last, and one more */
} subject;

typedef struct counting {
    const smp__window *window;
    subject *subjects;
    size_t count;
    uint32_t *slots;
    size_t slot_count;
} counting;

static void count_subject(counting *with, smp_text word, smp_text shown, uint32_t message)
{
    const uint32_t hash = smp__hash(word.data, word.size);
    size_t slot = hash & (with->slot_count - 1);
    for (; with->slots[slot]; slot = (slot + 1) & (with->slot_count - 1)) {
        const subject *other = &with->subjects[with->slots[slot] - 1];
        if (other->hash == hash && smp__text_equal(other->word, word)) break;
    }
    if (!with->slots[slot]) {
        with->subjects[with->count++] = (subject){.word = word, .shown = shown, .hash = hash};
        with->slots[slot] = (uint32_t)with->count;
    }
    subject *found = &with->subjects[with->slots[slot] - 1];
    uint32_t writer = with->window->writers[message] + 1;
    if (!(with->window->says[message] & SMP__SAYS_NEGATIVE)) {
        found->others += found->last_other != writer;
        found->last_other = writer;
        return;
    }
    found->complaining += found->last_complaining != writer;
    found->last_complaining = writer;
}

static smp_text without_owner(smp_text word)
{
    if (word.size > 3 && memcmp(word.data + word.size - 2, "'s", 2) == 0) word.size -= 2;
    return word;
}

/* "beds" and "bed" are one subject. What is left need not be a word, and is not shown. */
static smp_text stem(smp_text word)
{
    if (word.size > SHORTEST && word.data[word.size - 1] == 's' && word.data[word.size - 2] != 's')
        word.size--;
    return word;
}

static void count_words(counting *with, const smp__document *document, uint32_t message)
{
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        smp_text word = smp__folded(token);
        if (token->kind == SMP_TOKEN_HASHTAG) word = smp__text_slice(word, 1, word.size);
        else if (token->kind != SMP_TOKEN_WORD) continue;
        if (word.size < SHORTEST || smp__one_of(word, empty_words)) continue;
        word = without_owner(word);
        count_subject(with, stem(word), word, message);
    }
}

/* The messages of one author after the other, so that each author is counted once. */
static bool by_writer(const void *context, size_t a, size_t b)
{
    const smp__window *window = context;
    return window->writers[a] < window->writers[b];
}

static void count_all(counting *with, const smp__field *const *texts, const size_t *order)
{
    for (size_t i = 0; i < with->window->message_count; i++) {
        uint32_t message = (uint32_t)order[i];
        smp_text topic = with->window->messages[message].topic;
        if (!smp__is_empty(topic))
            count_subject(with, topic, topic, message);
        else if (texts[message]) count_words(with, texts[message]->document, message);
    }
}

/* A word that those who do not complain use as much is no complaint. */
static const subject *main_subject(const counting *with)
{
    const smp__window *window = with->window;
    uint32_t others = window->writer_count > window->negative_writers
                          ? window->writer_count - window->negative_writers : 0;
    const subject *best = NULL;
    for (size_t i = 0; i < with->count; i++) {
        const subject *found = &with->subjects[i];
        if (others >= FEWEST_OTHERS && 2.0 * found->others * window->negative_writers >=
                                           (double)found->complaining * others)
            continue;
        if (!best || found->complaining > best->complaining) best = found;
    }
    return best;
}

void smp__detect_topic(const smp__scene *scene, const smp__field *fields, size_t field_count,
                       smp__observations *into)
{
    const smp__window *window = scene->window;
    if (!smp__wanted(scene, SMP__SIGNAL_CONVERSATION_ONE_TOPIC)) return;
    const double *limits = scene->parameters[SMP__SIGNAL_CONVERSATION_ONE_TOPIC];
    if (window->negative_writers == 0 || window->negative_writers < limits[0]) return;
    size_t count = window->message_count, words = count;
    for (size_t i = 0; i < field_count; i++)
        if (fields[i].document)
            words += fields[i].document->kind_counts[SMP_TOKEN_WORD] +
                     fields[i].document->kind_counts[SMP_TOKEN_HASHTAG];
    counting with = {.window = window};
    with.subjects = smp__arena_allocate(scene->arena, (words + 1) * sizeof *with.subjects);
    with.slots = smp__slots(scene->arena, words, &with.slot_count);
    size_t *order = smp__arena_allocate(scene->arena, (2 * count + 1) * sizeof *order);
    const smp__field **texts = smp__arena_allocate(scene->arena, (count + 1) * sizeof *texts);
    if (!with.subjects || !with.slots || !order || !texts) {
        into->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        texts[i] = NULL;
    }
    for (size_t i = 0; i < field_count; i++)
        if (fields[i].document) texts[fields[i].index] = &fields[i];
    smp__sort(order, order + count, count, by_writer, window);
    count_all(&with, texts, order);
    const subject *found = main_subject(&with);
    if (!found || found->complaining < limits[0] ||
        !smp__reaches(found->complaining, limits[1] * window->negative_writers))
        return;
    smp__field field = {.kind = SMP__IN_SUBJECT};
    smp__observation *seen =
        smp__observe(into, SMP__SIGNAL_CONVERSATION_ONE_TOPIC, field, 0, 0);
    if (!seen) return;
    seen->detail = found->shown;
    seen->value = found->complaining;
}
