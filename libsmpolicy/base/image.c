/* The flat image: reading one, and building one.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <string.h>

#define MAGIC 0x50444d53u /* "SMDP" read in the machine's own byte order: also tells the order */
#define LAYOUT_VERSION 2u
#define SECTION_ALIGNMENT 16u
#define BYTES_MAX (UINT32_MAX / 2) /* of all sections; offsets have room for what lies between
                                      them */

/* ---- Reading ------------------------------------------------------------------------------- */

bool smp__image_check(const unsigned char *bytes, size_t size)
{
    if (size < sizeof(smp__image_head) || (uintptr_t)bytes % SECTION_ALIGNMENT != 0) return false;
    const smp__image_head *head = (const void *)bytes;
    if (head->magic != MAGIC || head->layout_version != LAYOUT_VERSION || head->size != size)
        return false;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++) {
        const smp__image_entry *section = &head->sections[i];
        if (section->offset % SECTION_ALIGNMENT != 0 || section->offset > size) return false;
        if ((uint64_t)section->count * section->record_size > size - section->offset) return false;
    }
    return true;
}

/* ---- Building ------------------------------------------------------------------------------ */

typedef struct builder_section {
    unsigned char *data;
    size_t capacity; /* bytes */
    size_t used;     /* bytes */
    size_t record_size;
} builder_section;

struct smp__image_builder {
    smp_allocator allocator;
    builder_section sections[SMP__IMAGE_SECTIONS_MAX];
    size_t used;         /* bytes of all sections */
    smp__sref *interned; /* open addressing; 0 = free */
    size_t interned_capacity;
    size_t interned_count;
    bool failed;
};

smp__image_builder *smp__image_builder_new(const smp_allocator *allocator)
{
    smp__image_builder *builder = smp__allocate_zeroed(allocator, sizeof *builder);
    if (builder) builder->allocator = *allocator;
    return builder;
}

void smp__image_builder_free(smp__image_builder *builder)
{
    if (!builder) return;
    smp_allocator allocator = builder->allocator;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++)
        smp__release(&allocator, builder->sections[i].data, builder->sections[i].capacity);
    smp__release(&allocator, builder->interned, builder->interned_capacity * sizeof(smp__sref));
    smp__release(&allocator, builder, sizeof *builder);
}

bool smp__image_builder_failed(const smp__image_builder *builder) { return builder->failed; }

static void add_bytes(smp__image_builder *builder, uint32_t section, const void *bytes,
                      size_t record_size, size_t count)
{
    builder_section *into = &builder->sections[section];
    void *data = into->data;
    if (builder->failed || count > (BYTES_MAX - builder->used) / record_size ||
        !smp__grow(&builder->allocator, &data, &into->capacity, into->used + record_size * count,
                   1)) {
        builder->failed = true;
        return;
    }
    size_t size = record_size * count;
    into->data = data;
    into->record_size = record_size;
    if (size) memcpy(into->data + into->used, bytes, size);
    into->used += size;
    builder->used += size;
}

uint32_t smp__image_count(const smp__image_builder *builder, uint32_t section)
{
    const builder_section *of = &builder->sections[section];
    return of->record_size ? (uint32_t)(of->used / of->record_size) : 0;
}

uint32_t smp__image_add(smp__image_builder *builder, uint32_t section, const void *record,
                        size_t record_size)
{
    return smp__image_add_array(builder, section, record, record_size, 1);
}

uint32_t smp__image_add_array(smp__image_builder *builder, uint32_t section, const void *records,
                              size_t record_size, size_t count)
{
    uint32_t index = smp__image_count(builder, section);
    if (count) add_bytes(builder, section, records, record_size, count);
    return index;
}

smp_text smp__image_builder_string(const smp__image_builder *builder, smp__sref ref)
{
    return smp__string_at((const char *)builder->sections[SMP__IMAGE_STRINGS].data, ref);
}

static size_t find_slot(const smp__image_builder *builder, smp_text text)
{
    size_t slot = smp__hash(text.data, text.size) & (builder->interned_capacity - 1);
    while (builder->interned[slot] &&
           !smp__text_equal(smp__image_builder_string(builder, builder->interned[slot]), text))
        slot = (slot + 1) & (builder->interned_capacity - 1);
    return slot;
}

static bool grow_interned(smp__image_builder *builder)
{
    if (builder->interned_count * 2 < builder->interned_capacity) return true;
    smp__sref *old = builder->interned;
    size_t old_capacity = builder->interned_capacity;
    size_t capacity = old_capacity ? old_capacity * 2 : 256;
    smp__sref *fresh = smp__allocate_zeroed(&builder->allocator, capacity * sizeof *fresh);
    if (!fresh) return false;
    builder->interned = fresh;
    builder->interned_capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i]) fresh[find_slot(builder, smp__image_builder_string(builder, old[i]))] = old[i];
    smp__release(&builder->allocator, old, old_capacity * sizeof *old);
    return true;
}

void smp__image_begin_with(smp__image_builder *builder, const smp__image *other)
{
    size_t size, at = 0;
    const char *strings = smp__image_section(other, SMP__IMAGE_STRINGS, &size);
    add_bytes(builder, SMP__IMAGE_STRINGS, strings, 1, size);
    while (at < size && !builder->failed) {
        uint32_t length;
        memcpy(&length, strings + at, sizeof length);
        const smp__sref ref = (smp__sref)(at + sizeof length);
        if (grow_interned(builder)) {
            builder->interned[find_slot(builder, smp__string_at(strings, ref))] = ref;
            builder->interned_count++;
        } else {
            builder->failed = true;
        }
        at = ref + (size_t)length + 1;
    }
}

smp__sref smp__image_intern(smp__image_builder *builder, smp_text text)
{
    if (!text.data || builder->failed) return 0;
    if (text.size > BYTES_MAX || !grow_interned(builder)) {
        builder->failed = true;
        return 0;
    }
    size_t slot = find_slot(builder, text);
    if (builder->interned[slot]) return builder->interned[slot];
    uint32_t size = (uint32_t)text.size;
    static const char nuls[4];
    /* The first string starts after four bytes, so that no string has reference 0. */
    add_bytes(builder, SMP__IMAGE_STRINGS, &size, 1, sizeof size);
    smp__sref ref = (smp__sref)builder->sections[SMP__IMAGE_STRINGS].used;
    add_bytes(builder, SMP__IMAGE_STRINGS, text.data, 1, text.size);
    add_bytes(builder, SMP__IMAGE_STRINGS, nuls, 1, 1);
    if (builder->failed) return 0;
    builder->interned[slot] = ref;
    builder->interned_count++;
    return ref;
}

/* ---- Finishing ----------------------------------------------------------------------------- */

static size_t aligned(size_t size)
{
    return (size + SECTION_ALIGNMENT - 1) & ~(size_t)(SECTION_ALIGNMENT - 1);
}

typedef struct part {
    const unsigned char *data;
    size_t count, record_size;
} part;

/* The sections behind a head of their own. */
static unsigned char *write_image(const part *parts, const smp_allocator *allocator, size_t *size)
{
    size_t start = aligned(sizeof(smp__image_head)), total = start;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++)
        total += aligned(parts[i].count * parts[i].record_size);
    unsigned char *bytes = smp__allocate_zeroed(allocator, total);
    if (!bytes) return NULL;
    smp__image_head *head = (void *)bytes;
    head->magic = MAGIC;
    head->layout_version = LAYOUT_VERSION;
    head->size = (uint32_t)total;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++) {
        const size_t used = parts[i].count * parts[i].record_size;
        head->sections[i] = (smp__image_entry){(uint32_t)start, (uint32_t)parts[i].count,
                                               (uint32_t)parts[i].record_size, 0};
        if (used) memcpy(bytes + start, parts[i].data, used);
        start += aligned(used);
    }
    *size = total;
    return bytes;
}

unsigned char *smp__image_finish(smp__image_builder *builder, size_t *size)
{
    part parts[SMP__IMAGE_SECTIONS_MAX];
    if (builder->failed) return NULL;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++)
        parts[i] = (part){builder->sections[i].data, smp__image_count(builder, i),
                          builder->sections[i].record_size};
    return write_image(parts, &builder->allocator, size);
}

unsigned char *smp__image_copy(const smp__image *image, const smp_allocator *allocator,
                               size_t *size)
{
    const smp__image_head *head = (const void *)image->bytes;
    part parts[SMP__IMAGE_SECTIONS_MAX];
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++)
        parts[i] = (part){image->bytes + head->sections[i].offset, head->sections[i].count,
                          head->sections[i].record_size};
    return write_image(parts, allocator, size);
}
