/* Memory, buffers, errors, hashing and the flat image: what every room stands on.
 * Knows nothing of text or policy. Only this room calls malloc.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_BASE_BASE_H
#define SMP_BASE_BASE_H

#include <smpolicy/base.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#  define SMP_PRINTF(text, first) __attribute__((format(printf, text, first)))
#  define SMP_LIKELY(condition) __builtin_expect(!!(condition), 1)
#  define SMP_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#else
#  define SMP_PRINTF(text, first)
#  define SMP_LIKELY(condition) (condition)
#  define SMP_UNLIKELY(condition) (condition)
#endif

#define SMP_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The number of the lowest bit of `bits`, which is not 0. */
static inline unsigned smp__lowest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned number = 0;
    for (; !(bits & 1); bits >>= 1) number++;
    return number;
#endif
}

/* ---- Memory ------------------------------------------------------------------------------ */

/* The caller's allocator, or malloc's where the caller gave none. Copied by value into whatever is
 * made with it. */
smp_allocator smp__allocator_or_default(const smp_allocator *given);

void *smp__allocate(const smp_allocator *allocator, size_t size);
void *smp__allocate_zeroed(const smp_allocator *allocator, size_t size);
void smp__release(const smp_allocator *allocator, void *old, size_t old_size);

/* Makes room for `needed` elements in a growing array: doubles `*capacity`, moves the elements.
 * False when memory ran out or the size would overflow; then nothing has changed. */
bool smp__grow(const smp_allocator *allocator, void **array, size_t *capacity, size_t needed,
               size_t element_size);

/* Scratch memory given back all at once. Chunks are kept on reset, so that an arena that has seen
 * its largest use allocates no more. Results are aligned for any type. */
typedef struct smp__arena_chunk smp__arena_chunk;
typedef struct smp__arena {
    smp_allocator allocator;
    smp__arena_chunk *first;
    smp__arena_chunk *current;
    size_t used; /* of the current chunk */
} smp__arena;

void smp__arena_init(smp__arena *arena, const smp_allocator *allocator);
void smp__arena_reset(smp__arena *arena);
void smp__arena_free(smp__arena *arena);
void *smp__arena_allocate(smp__arena *arena, size_t size);
/* A NUL-terminated copy; absent (data NULL) when memory ran out or `text` is absent. */
smp_text smp__arena_copy(smp__arena *arena, smp_text text);
/* printf into the arena; absent when memory ran out. */
smp_text smp__arena_format(smp__arena *arena, const char *format, ...) SMP_PRINTF(2, 3);

/* ---- Buffer: bytes that grow, always followed by a NUL ------------------------------------ */

/* Once memory runs out, `failed` stays set and additions are dropped: check it once, at the end. */
typedef struct smp__buffer {
    smp_allocator allocator;
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
} smp__buffer;

void smp__buffer_init(smp__buffer *buffer, const smp_allocator *allocator);
void smp__buffer_free(smp__buffer *buffer);
void smp__buffer_clear(smp__buffer *buffer); /* keeps the memory */
void smp__buffer_add(smp__buffer *buffer, const void *bytes, size_t size);
void smp__buffer_add_text(smp__buffer *buffer, smp_text text);
void smp__buffer_add_string(smp__buffer *buffer, const char *string);
void smp__buffer_add_char(smp__buffer *buffer, char c);
void smp__buffer_format(smp__buffer *buffer, const char *format, ...) SMP_PRINTF(2, 3);
/* Nothing was added to it. False if memory ran out, so that nobody takes a failure for nothing. */
bool smp__buffer_is_empty(const smp__buffer *buffer);
/* "" rather than NULL for an empty buffer; absent when failed. */
smp_text smp__buffer_text(const smp__buffer *buffer);

/* Whether a share reaches its limit. Eight of ten reach 0.8 on every machine, also on those that
 * calculate with more bits than a double has and find 0.8 times ten a little more than eight. */
static inline bool smp__reaches(double value, double limit)
{
    return value >= limit - 1e-9;
}

/* ---- Text helpers that need no Unicode ---------------------------------------------------- */

#define SMP_TEXT(literal) ((smp_text){"" literal, sizeof(literal) - 1})

static inline bool smp__is_absent(smp_text text) { return text.data == NULL; }
static inline bool smp__is_empty(smp_text text) { return text.data == NULL || text.size == 0; }
static inline bool smp__ascii_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool smp__ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool smp__ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
static inline char smp__ascii_to_capital(char c)
{
    return smp__ascii_lower(c) ? (char)(c - 'a' + 'A') : c;
}
bool smp__text_equal(smp_text a, smp_text b);          /* bytes; absent equals only absent */
bool smp__text_equal_ascii_fold(smp_text a, smp_text b); /* A-Z as a-z */
bool smp__text_starts(smp_text text, const char *prefix);
/* Is the part somewhere in it? Takes time for the product of both lengths. */
bool smp__text_has(smp_text text, smp_text part);
/* Is it one of the words of a list such as " the a an "? Words over 30 bytes are in no list. */
bool smp__one_of(smp_text word, const char *list);
smp_text smp__text_slice(smp_text text, size_t start, size_t end);
/* Whole characters, so many bytes at most; of an absent text an empty one. */
smp_text smp__text_head(smp_text text, size_t most);
/* The head of a text as "%.*s" takes it. */
#define SMP__SHOWN(text, most) (int)smp__text_head(text, most).size, smp__text_head(text, most).data
/* Decimal digits, optional sign and fraction, as in JSON without exponent; no locale. */
bool smp__text_to_double(smp_text text, double *out);
bool smp__text_to_u32(smp_text text, uint32_t *out);
/* Shortest of "%.6g" with a point whatever the locale; at most 31 characters and a NUL. */
void smp__double_to_text(double value, char out[32]);

/* ---- Names that are not known -------------------------------------------------------------- */

/* Finds the name that was probably meant: nearly the same letters, or one word more or less. `best`
 * is absent if no candidate came near. */
typedef struct smp__nearest {
    smp_text wanted;
    smp_text best;
    uint32_t distance; /* what a better one must be under; 0: nothing is tried */
} smp__nearest;

smp__nearest smp__nearest_to(smp_text wanted);
void smp__nearest_try(smp__nearest *nearest, smp_text candidate);

/* ---- Sorting ------------------------------------------------------------------------------ */

/* Must the item at index `a` come before the one at `b`? */
typedef bool (*smp__comes_before)(const void *context, size_t a, size_t b);
/* Sorts indexes, stably, in n log n; `scratch` has room for `count`. */
void smp__sort(size_t *items, size_t *scratch, size_t count, smp__comes_before before,
               const void *context);

/* ---- Errors ------------------------------------------------------------------------------- */

/* Fills `error` (NULL is allowed) and returns `code`, so that a caller can say
 * `return smp__fail(error, SMP_ERROR_ARGUMENT, "...")`. The first failure of a call wins: callers
 * pass an error that smp__error_clear has emptied at the public door. */
smp_status smp__fail(smp_error *error, smp_status code, const char *format, ...) SMP_PRINTF(3, 4);
smp_status smp__fail_at(smp_error *error, smp_status code, const char *source, uint32_t line,
                        uint32_t column, size_t offset, const char *format, ...) SMP_PRINTF(7, 8);
smp_status smp__fail_memory(smp_error *error);
void smp__error_clear(smp_error *error);

/* Copies a caller's struct, which may be shorter (older) or longer (newer) than ours. Members that
 * it lacks become zero. False if struct_size is 0 or absurd: the INIT macro was not used. */
bool smp__copy_sized(void *out, size_t out_size, const void *given);

/* ---- Hashing ------------------------------------------------------------------------------ */

/* A fast hash of bytes for tables of ours, eight bytes at a time; the same in every run. */
uint32_t smp__hash(const void *bytes, size_t size);
/* That of eight bytes or fewer, `head` being what smp__head gives. */
static inline uint32_t smp__hash_head(uint64_t head, size_t size)
{
    uint64_t hash = (head ^ size) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32) ^ (uint32_t)hash;
}
/* The first eight bytes, zeros after the last. The first is the lowest, whatever the processor's
 * order: of a short text only low bits are set, which multiplication carries to all above them. */
static inline uint64_t smp__head(const void *bytes, size_t size)
{
    uint64_t head = 0;
    memcpy(&head, bytes, size < sizeof head ? size : sizeof head);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    head = __builtin_bswap64(head);
#endif
    return head;
}
/* Another hash, a byte at a time: start with smp__hash_start, add bytes, finish. */
static inline uint32_t smp__hash_start(void) { return 2166136261u; }
static inline uint32_t smp__hash_byte(uint32_t hash, uint8_t byte)
{
    return (hash ^ byte) * 16777619u;
}
static inline uint32_t smp__hash_finish(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x85ebca6bu;
    return hash ^ (hash >> 13);
}

/* SHA-256 (FIPS 180-4) of several pieces, as 64 lower-case hexadecimal digits and a NUL. */
void smp__sha256_hex(const smp_text *pieces, size_t count, char out[65]);
/* HMAC-SHA-256 (RFC 2104) of a message under a key, in the same form. */
void smp__hmac_sha256_hex(smp_text key, smp_text message, char out[65]);

/* ---- The flat image ----------------------------------------------------------------------- */

/* A compiled policy is one block of bytes without pointers, so that a built-in one can be made at
 * build time, lie in read-only memory and be shared between processes. It is a header, a table of
 * sections, and the sections: arrays of fixed-size records that refer to each other by index and to
 * strings by offset into the string section. Several headers in a block may share sections that lie
 * after all of them. It is meant for the machine that made it (byte order and alignment are
 * checked, not converted). */

typedef uint32_t smp__sref; /* a string in the image: 0 is the absent string */

#define SMP__IMAGE_SECTIONS_MAX 64u
#define SMP__IMAGE_STRINGS 0u /* section 0 holds the strings; rooms number theirs from 1 */

typedef struct smp__image {
    const unsigned char *bytes;
    size_t size;
} smp__image;

typedef struct smp__image_entry {
    uint32_t offset; /* bytes from the start of the image */
    uint32_t count;
    uint32_t record_size;
    uint32_t reserved;
} smp__image_entry;

typedef struct smp__image_head {
    uint32_t magic;
    uint32_t layout_version;
    uint32_t size;
    uint32_t reserved;
    smp__image_entry sections[SMP__IMAGE_SECTIONS_MAX];
} smp__image_head;

/* Checks magic, byte order, version and that every section lies inside. */
bool smp__image_check(const unsigned char *bytes, size_t size);
/* The records of a section; NULL and 0 for one that is empty. */
static inline const void *smp__image_section(const smp__image *image, uint32_t section,
                                             size_t *count)
{
    const smp__image_head *head = (const void *)image->bytes;
    const smp__image_entry *entry = &head->sections[section];
    if (count) *count = entry->count;
    return entry->count ? image->bytes + entry->offset : NULL;
}
/* A string is its size in four bytes, its bytes, and a NUL; the reference is to its bytes. */
static inline smp_text smp__string_at(const char *strings, smp__sref ref)
{
    if (ref == 0) return (smp_text){NULL, 0};
    uint32_t size;
    memcpy(&size, strings + ref - sizeof size, sizeof size);
    return (smp_text){strings + ref, size};
}
static inline smp_text smp__image_string(const smp__image *image, smp__sref ref)
{
    return smp__string_at(smp__image_section(image, SMP__IMAGE_STRINGS, NULL), ref);
}

typedef struct smp__image_builder smp__image_builder;
smp__image_builder *smp__image_builder_new(const smp_allocator *allocator);
void smp__image_builder_free(smp__image_builder *builder);
/* The strings of another image come first, so that both images have the same references for them.
 * Before anything else is added. */
void smp__image_begin_with(smp__image_builder *builder, const smp__image *other);
/* Adds a record and returns its index. All records of a section have the same size. After memory
 * runs out smp__image_builder_failed is true, and indexes are worthless but harmless. */
uint32_t smp__image_add(smp__image_builder *builder, uint32_t section, const void *record,
                        size_t record_size);
/* `count` records at once; the index of the first (the section's count where `count` is 0). */
uint32_t smp__image_add_array(smp__image_builder *builder, uint32_t section, const void *records,
                              size_t record_size, size_t count);
uint32_t smp__image_count(const smp__image_builder *builder, uint32_t section);
/* The same string always gets the same reference. An absent text gives 0. */
smp__sref smp__image_intern(smp__image_builder *builder, smp_text text);
smp_text smp__image_builder_string(const smp__image_builder *builder, smp__sref ref);
bool smp__image_builder_failed(const smp__image_builder *builder);
/* The finished image, in one allocation of *size bytes that the caller releases; NULL when memory
 * ran out. Sections are aligned to 16 bytes. */
unsigned char *smp__image_finish(smp__image_builder *builder, size_t *size);
/* A copy of an image by itself, whatever it shares with others; released by the caller likewise. */
unsigned char *smp__image_copy(const smp__image *image, const smp_allocator *allocator,
                               size_t *size);

#endif
