/* The catalogue and the list of observations.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(every_name_is_found_once)
{
    for (int i = 0; i < SMP__SIGNAL_COUNT; i++)
        ck_assert_int_eq(smp__signal_find(smp_text_of(smp__catalogue[i].name)), i);
    ck_assert_int_eq(smp__signal_find(SMP_TEXT("hashtag.unheard_of")), -1);
    ck_assert_int_eq(smp__signal_find(SMP_TEXT("")), -1);
    ck_assert_int_eq(smp__signal_find((smp_text){NULL, 0}), -1);
}
END_TEST

START_TEST(accessibility_families)
{
    static const char *const within[] = {"hashtag.uncapitalised", "emoticon", "media.alt_missing",
                                         "link.vague_text", "text.colour_reference"};
    static const char *const outside[] = {"privacy.phone", "media.present", "link.present",
                                          "share.present", "topic.politician", "", "hash"};
    for (size_t i = 0; i < SMP_COUNT(within); i++)
        ck_assert(smp__signal_is_accessibility(smp_text_of(within[i])));
    for (size_t i = 0; i < SMP_COUNT(outside); i++)
        ck_assert(!smp__signal_is_accessibility(smp_text_of(outside[i])));
}
END_TEST

START_TEST(the_catalogue_is_documented)
{
    FILE *file = fopen(SMP_SOURCE_DIR "/docs/accessibility.md", "r");
    ck_assert_ptr_nonnull(file);
    static char page[65536];
    page[fread(page, 1, sizeof page - 1, file)] = '\0';
    fclose(file);
    for (int i = 0; i < SMP__SIGNAL_COUNT; i++) {
        const char *name = smp__catalogue[i].name;
        if (smp__signal_is_accessibility(smp_text_of(name)))
            ck_assert_msg(strstr(page, name) != NULL, "%s", name);
    }
}
END_TEST

START_TEST(nothing_unwanted_is_observed)
{
    memset(fix.wanted, 0, sizeof fix.wanted);
    look("BOOK NOW #getboosternow https://bit.ly/x?utm_source=1 NHS number 999 000 0018 !!!!! "
         "\xFF");
    look_at_subject();
    ck_assert_uint_eq(fix.seen.count, 0);
    fix.wanted[SMP__SIGNAL_LINK_SHORTENER / 64] |= (uint64_t)1 << SMP__SIGNAL_LINK_SHORTENER % 64;
    look("BOOK NOW #getboosternow https://bit.ly/x?utm_source=1 NHS number 999 000 0018 !!!!!");
    ck_assert_uint_eq(fix.seen.count, 1);
    ck_assert(fix.raised[SMP__SIGNAL_LINK_SHORTENER / 64] >> SMP__SIGNAL_LINK_SHORTENER % 64 & 1);
}
END_TEST

/* Each allocation fails once: `failed` says so, nothing leaks, nothing is half done. */
static size_t allowed;

static void *stingy_allocate(void *context, size_t size)
{
    (void)context;
    return allowed > 0 && allowed-- ? malloc(size) : NULL;
}

static void *stingy_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    (void)old_size;
    return allowed > 0 && allowed-- ? realloc(old, size) : NULL;
}

static void stingy_release(void *context, void *old, size_t old_size)
{
    (void)context;
    (void)old_size;
    free(old);
}

START_TEST(memory_runs_out)
{
    const smp_allocator stingy = {stingy_allocate, stingy_reallocate, stingy_release, NULL};
    look("BOOK NOW #getboosternow \xF0\x9F\x92\x99\xF0\x9F\x92\x99 https://bit.ly/x?utm_source=1 "
         "NHS number 999 000 0018 !!!!! \xF0\x9D\x97\x95\xF0\x9D\x97\xBC");
    size_t complete = fix.seen.count;
    bool done = false;
    for (size_t n = 0; !done && n < 100; n++) {
        smp__arena scratch;
        smp__observations seen = {.allocator = stingy, .raised = fix.raised};
        smp__arena_init(&scratch, &stingy);
        smp__scene scene = scene_of_post();
        scene.arena = &scratch;
        allowed = n;
        smp__detect_in_text(&scene, &fix.fields[0], &seen);
        smp__detect_in_spelt(&scene, &fix.fields[0], &seen);
        done = !seen.failed;
        if (done) ck_assert_uint_eq(seen.count, complete);
        smp__release(&stingy, seen.items, seen.capacity * sizeof *seen.items);
        smp__arena_free(&scratch);
    }
    ck_assert(done);
}
END_TEST

START_TEST(repairs_in_several_parts)
{
    look("Hello");
    smp__scene scene = scene_of_post();
    smp__observation *seen =
        smp__observe(&fix.seen, SMP__SIGNAL_TEXT_INVISIBLE, fix.fields[0], 0, 5);
    const smp__suggestion parts[] = {{0, 1, SMP_TEXT("J")}, {4, 5, SMP_TEXT("y")}};
    smp__suggest_all(&scene, &fix.seen, seen, parts, 2);
    ck_assert_str_eq(repaired(SMP__SIGNAL_TEXT_INVISIBLE), "Jelly");
    ck_assert(!fix.seen.failed);
    smp__suggest(&scene, &fix.seen, NULL, 0, 1, SMP_TEXT("J")); /* nobody to tell */
    ck_assert(!fix.seen.failed);
    smp__suggest(&scene, &fix.seen, seen, 0, 1, (smp_text){NULL, 0});
    ck_assert(fix.seen.failed);
}
END_TEST

SUITE_WITH("signals/catalogue", set_up, tear_down, every_name_is_found_once, accessibility_families,
           the_catalogue_is_documented, nothing_unwanted_is_observed, memory_runs_out,
           repairs_in_several_parts)
