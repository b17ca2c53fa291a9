/* The compiler's tables: symbols, what words mean, lexicons.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include "patterns/contractions.h"
#include "patterns/inflect.h"

#include <string.h>

smp_status smp__pattern_compiler_new(smp__pattern_compiler **out, const smp_allocator *allocator,
                                     smp__image_builder *builder, smp_error *error)
{
    smp_allocator memory = smp__allocator_or_default(allocator);
    smp__pattern_compiler *compiler = smp__allocate_zeroed(&memory, sizeof *compiler);
    if (!compiler) return smp__fail_memory(error);
    compiler->allocator = memory;
    compiler->builder = builder;
    smp__arena_init(&compiler->arena, &memory);
    smp__sequences *const all[] = {&compiler->symbols, &compiler->keys,      &compiler->meanings,
                                   &compiler->steps,   &compiler->positions, &compiler->places,
                                   &compiler->accepts};
    for (size_t i = 0; i < SMP_COUNT(all); i++) smp__sequences_init(all[i], &memory);

    /* Symbol 0 is none, position 0 nobody's, place 0 the start. */
    uint32_t none = 0;
    smp__number(compiler, &compiler->symbols, &none, 1);
    smp__number(compiler, &compiler->positions, &none, 1);
    smp__number(compiler, &compiler->places, &none, 1);
    smp_status status = compiler->failed
                            ? smp__fail_memory(error)
                            : smp__segmenter_new(&compiler->segmenter, &memory, error);
    if (status == SMP_OK) *out = compiler;
    else smp__pattern_compiler_free(compiler);
    return status;
}

void smp__pattern_compiler_free(smp__pattern_compiler *compiler)
{
    if (!compiler) return;
    smp_allocator allocator = compiler->allocator;
    smp__segmenter_free(compiler->segmenter);
    smp__sequences *const all[] = {&compiler->symbols, &compiler->keys,      &compiler->meanings,
                                   &compiler->steps,   &compiler->positions, &compiler->places,
                                   &compiler->accepts};
    for (size_t i = 0; i < SMP_COUNT(all); i++) smp__sequences_free(all[i]);
    smp__release(&allocator, compiler->values, compiler->value_capacity * sizeof(smp__sref));
    smp__release(&allocator, compiler->lexicons,
                 compiler->lexicon_capacity * sizeof(smp__lexicon));
    smp__release(&allocator, compiler->phrases, compiler->phrase_capacity * sizeof(smp__phrase));
    smp__release(&allocator, compiler->purposes, compiler->purpose_capacity * sizeof(uint16_t));
    smp__arena_free(&compiler->arena);
    smp__release(&allocator, compiler, sizeof *compiler);
}

void smp__pattern_purposes(smp__pattern_compiler *compiler, uint32_t owner, uint32_t purposes)
{
    size_t before = compiler->purpose_capacity;
    void *all = compiler->purposes;
    if (compiler->failed ||
        !smp__grow(&compiler->allocator, &all, &compiler->purpose_capacity, (size_t)owner + 1,
                   sizeof *compiler->purposes)) {
        compiler->failed = true;
        return;
    }
    compiler->purposes = all;
    if (compiler->purpose_capacity > before)
        memset(compiler->purposes + before, 0,
               (compiler->purpose_capacity - before) * sizeof *compiler->purposes);
    compiler->purposes[owner] = (uint16_t)(purposes & SMP__ALL_PURPOSES);
}

uint32_t smp__number(smp__pattern_compiler *compiler, smp__sequences *sequences,
                     const uint32_t *words, size_t count)
{
    uint32_t number =
        compiler->failed ? SMP__NO_SEQUENCE : smp__sequences_number(sequences, words, count);
    if (number != SMP__NO_SEQUENCE) return number;
    compiler->failed = true;
    return 0;
}

static smp__sref intern(smp__pattern_compiler *compiler, const char *bytes, size_t size)
{
    smp__sref ref = smp__image_intern(compiler->builder, (smp_text){bytes, size});
    if (ref == 0) compiler->failed = true;
    return ref;
}

/* ---- Meanings ------------------------------------------------------------------------------ */

/* Of two entries that mean the same, the first with a value gives it. */
static void add_meaning(smp__pattern_compiler *compiler, smp__key_kind kind, uint32_t id,
                        uint32_t symbol, smp__sref value)
{
    uint32_t key = smp__number(compiler, &compiler->keys, (uint32_t[]){kind, id}, 2);
    size_t known = compiler->meanings.count;
    uint32_t meaning =
        smp__number(compiler, &compiler->meanings, (uint32_t[]){key, symbol}, 2);
    if (compiler->failed) return;
    if (compiler->meanings.count > known) {
        void *values = compiler->values;
        if (!smp__grow(&compiler->allocator, &values, &compiler->value_capacity, known + 1,
                       sizeof *compiler->values)) {
            compiler->failed = true;
            return;
        }
        compiler->values = values;
        compiler->values[meaning] = 0;
    }
    if (compiler->values[meaning] == 0) compiler->values[meaning] = value;
}

typedef struct form_target {
    smp__pattern_compiler *compiler;
    uint32_t symbol;
    smp__sref value;
} form_target;

static void add_word(const form_target *target, smp_text folded)
{
    smp__sref word = intern(target->compiler, folded.data, folded.size);
    add_meaning(target->compiler, SMP__KEY_WORD, word, target->symbol, target->value);
}

/* The form, and how it is written by those who leave out apostrophes. */
static void add_form(void *context, smp_text form)
{
    const form_target *target = context;
    char bare[SMP__CONTRACTION_MAX];
    size_t size = smp__contraction_without_sign(bare, form);
    add_word(target, form);
    if (size > 0) add_word(target, (smp_text){bare, size});
}

/* What a word of a pattern or an entry stands for, as a token is to be compared with it. */
static smp_status check_word(const smp__token *token, smp__node_kind kind, size_t offset,
                             smp__pattern_fault *fault)
{
    if (kind == SMP__NODE_INFLECTED &&
        (token->kind != SMP_TOKEN_WORD || token->folded_size > SMP__INFLECT_MAX ||
         !smp__ascii_lower(token->folded[token->folded_size - 1])))
        return smp__fault(fault, offset, "~ needs an English word before it; leave the ~ out.");
    if (kind == SMP__NODE_PREFIX && token->folded_size < 2)
        return smp__fault(fault, offset,
                          "* needs at least two letters before it, or it would match too much.");
    if (kind == SMP__NODE_PREFIX && token->folded_size > SMP__PREFIX_MAX)
        return smp__fault(fault, offset, "This is too long to be the beginning of a word; at most "
                                         "%u letters.", SMP__PREFIX_MAX);
    return SMP_OK;
}

/* Makes everything that the (checked) word covers mean `symbol`. */
static void cover(smp__pattern_compiler *compiler, const smp__token *token, smp__node_kind kind,
                  uint32_t symbol, smp__sref value)
{
    form_target target = {compiler, symbol, value};
    smp_text folded = {token->folded, token->folded_size};
    if (kind == SMP__NODE_INFLECTED) {
        smp__inflect(folded, add_form, &target);
    } else if (kind == SMP__NODE_PREFIX) {
        smp__sref prefix = intern(compiler, folded.data, folded.size);
        add_meaning(compiler, SMP__KEY_PREFIX, prefix, symbol, value);
    } else if (kind == SMP__NODE_EXACT) {
        add_word(&target, folded);
    } else {
        add_form(&target, folded);
    }
}

/* The word's own symbol. */
static uint32_t symbol_of(smp__pattern_compiler *compiler, const smp__document *document,
                          const smp__token *token, smp__node_kind kind)
{
    uint32_t words[3] = {SMP__SYMBOL_WORD, intern(compiler, token->folded, token->folded_size), 0};
    size_t count = 2;
    if (kind == SMP__NODE_INFLECTED) words[0] = SMP__SYMBOL_INFLECTED;
    if (kind == SMP__NODE_PREFIX) words[0] = SMP__SYMBOL_PREFIX;
    if (kind == SMP__NODE_EXACT) {
        smp_text text = smp__token_text(document, token);
        words[0] = SMP__SYMBOL_EXACT;
        words[2] = intern(compiler, text.data, text.size);
        count = 3;
    }
    size_t known = compiler->symbols.count;
    uint32_t symbol = smp__number(compiler, &compiler->symbols, words, count);
    if (compiler->symbols.count > known) cover(compiler, token, kind, symbol, 0);
    return symbol;
}

/* ---- Texts to words ------------------------------------------------------------------------ */

/* The tokens of a text that are not space, read as those of a post are. */
static smp_status read_words(smp__pattern_compiler *compiler, smp__document *document,
                             smp_text text)
{
    smp_status status = smp__document_read(document, &compiler->arena, compiler->segmenter, text,
                                           SMP_PLATFORM_X, NULL);
    if (status != SMP_OK) return status;
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->token_count; i++)
        if (document->tokens[i].kind != SMP_TOKEN_SPACE)
            document->tokens[count++] = document->tokens[i];
    document->token_count = count;
    return SMP_OK;
}

smp_status smp__symbols_of(smp__pattern_compiler *compiler, smp_text text, smp__node_kind kind,
                           size_t offset, const uint32_t **symbols, uint32_t *count,
                           smp__pattern_fault *fault)
{
    smp__document document;
    smp_status status = read_words(compiler, &document, text);
    if (status != SMP_OK) return status;
    if (document.token_count == 0) return smp__fault(fault, offset, "There is no word here.");
    uint32_t *found =
        smp__arena_allocate(&compiler->arena, document.token_count * sizeof *found);
    if (!found) return SMP_ERROR_MEMORY;
    for (uint32_t i = 0; i < document.token_count; i++) {
        bool last = i + 1 == document.token_count;
        smp__node_kind of = kind == SMP__NODE_EXACT || last ? kind : SMP__NODE_WORDS;
        status = check_word(&document.tokens[i], of, offset, fault);
        if (status != SMP_OK) return status;
        found[i] = symbol_of(compiler, &document, &document.tokens[i], of);
    }
    *symbols = found;
    *count = document.token_count;
    return compiler->failed ? SMP_ERROR_MEMORY : SMP_OK;
}

/* ---- Lexicons ------------------------------------------------------------------------------ */

uint32_t smp__lexicon_declare(smp__pattern_compiler *compiler, smp_text name)
{
    smp__sref ref = intern(compiler, name.data, name.size);
    for (uint32_t i = 0; i < compiler->lexicon_count; i++)
        if (compiler->lexicons[i].name == ref) return i;
    uint32_t id = (uint32_t)compiler->lexicon_count;
    void *lexicons = compiler->lexicons;
    if (!smp__grow(&compiler->allocator, &lexicons, &compiler->lexicon_capacity, id + 1,
                   sizeof *compiler->lexicons)) {
        compiler->failed = true;
        return 0;
    }
    compiler->lexicons = lexicons;
    uint32_t symbol =
        smp__number(compiler, &compiler->symbols, (uint32_t[]){SMP__SYMBOL_LEXICON, id}, 2);
    compiler->lexicons[id] = (smp__lexicon){ref, symbol};
    compiler->lexicon_count++;
    return id;
}

smp_status smp__phrase_declare(smp__pattern_compiler *compiler, smp_text name, smp_text pattern)
{
    void *phrases = compiler->phrases;
    if (compiler->failed ||
        !smp__grow(&compiler->allocator, &phrases, &compiler->phrase_capacity,
                   compiler->phrase_count + 1, sizeof *compiler->phrases)) {
        compiler->failed = true;
        return SMP_ERROR_MEMORY;
    }
    compiler->phrases = phrases;
    compiler->phrases[compiler->phrase_count++] = (smp__phrase){name, pattern};
    return SMP_OK;
}

/* The ~ or * at the end of a word of an entry, by where the word ends once they are taken out. */
typedef struct mark {
    uint32_t end;
    smp__node_kind kind;
    size_t offset; /* in the entry */
} mark;

/* Copies the entry without its marks. False when memory ran out. */
static bool take_marks(smp__arena *arena, smp_text entry, smp_text *plain, mark **marks,
                       uint32_t *count)
{
    *count = 0;
    *plain = entry;
    if (!memchr(entry.data, '~', entry.size) && !memchr(entry.data, '*', entry.size)) return true;
    char *copy = smp__arena_allocate(arena, entry.size + 1);
    *marks = smp__arena_allocate(arena, (entry.size + 1) * sizeof **marks);
    if (!copy || !*marks) return false;
    uint32_t size = 0;
    for (size_t i = 0; i < entry.size; i++) {
        char c = entry.data[i];
        bool word_ends = i + 1 == entry.size || smp__pattern_space(entry.data[i + 1]);
        bool word_before = i > 0 && !smp__pattern_space(entry.data[i - 1]) &&
                           entry.data[i - 1] != '*' && entry.data[i - 1] != '~';
        if ((c == '~' || c == '*') && word_ends && word_before)
            (*marks)[(*count)++] =
                (mark){size, c == '~' ? SMP__NODE_INFLECTED : SMP__NODE_PREFIX, i};
        else copy[size++] = c;
    }
    *plain = (smp_text){copy, size};
    return true;
}

smp_status smp__lexicon_add(smp__pattern_compiler *compiler, uint32_t lexicon, smp_text entry,
                            smp__sref value, smp__pattern_fault *fault)
{
    if (compiler->failed) return SMP_ERROR_MEMORY;
    smp__arena_reset(&compiler->arena);
    smp_text plain;
    mark *marks = NULL;
    uint32_t mark_count;
    smp__document document;
    if (smp__is_absent(entry)) entry = SMP_TEXT("");
    if (!take_marks(&compiler->arena, entry, &plain, &marks, &mark_count)) return SMP_ERROR_MEMORY;
    smp_status status = read_words(compiler, &document, plain);
    if (status != SMP_OK) return status;
    uint32_t count = document.token_count;
    if (count == 0)
        return smp__fault(fault, 0, "This entry is empty; write a word, in quotes if it begins "
                                    "with a character that YAML uses.");
    if (count > SMP__LEXICON_MAX_WORDS)
        return smp__fault(fault, document.tokens[SMP__LEXICON_MAX_WORDS].start,
                          "An entry has at most %u words and signs; make this one shorter.",
                          SMP__LEXICON_MAX_WORDS);

    uint32_t node = 0, symbol = compiler->lexicons[lexicon].symbol;
    const mark *next = marks;
    for (uint32_t i = 0; i < count && !compiler->failed; i++) {
        const smp__token *token = &document.tokens[i];
        smp__node_kind kind = SMP__NODE_WORDS;
        if (next && next < marks + mark_count && next->end == token->end) {
            kind = next->kind;
            status = check_word(token, kind, next->offset, fault);
            if (status != SMP_OK) return status;
            next++;
        }
        if (count == 1) {
            cover(compiler, token, kind, symbol, value);
        } else {
            uint32_t step[2] = {node, symbol_of(compiler, &document, token, kind)};
            node = smp__number(compiler, &compiler->steps, step, 2) + 1;
        }
    }
    if (count > 1) add_meaning(compiler, SMP__KEY_NODE, node, symbol, value);
    return compiler->failed ? SMP_ERROR_MEMORY : SMP_OK;
}
