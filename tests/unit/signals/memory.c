/* Memory that runs out while a text is looked at: it is told, or makes no difference to what is
 * seen.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

#include "signals/detect.h"

/* Letters and their marks apart: how long they are together takes memory to find out. */
#define TEN "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 "
#define FIFTY TEN TEN TEN TEN TEN

static const char *const texts[] = {
    "Today is #WorldHealthDay",
    "So \u0287\u0250\u0265\u0287 it was",
    "https://example.org/?name=Sarah+Jones&dob=03%2F04%2F1984&email=jane.smith%40example.org&"
    "nhs_number=9990000018&x=she+has+sepsis&mobile=07700900123&y=call+me+on+07700+900123",
    "Two nurses under a tree \U0001F499 #bookyourjab",
    "\U0001F489 Book your jab: (020) 7946 0123",
    FIFTY FIFTY FIFTY};

static smp_media picture;

static struct {
    size_t calls, fail_at; /* 0 = never */
    bool fail_after;       /* and every one after it */
} failing;

static bool refuses(void)
{
    failing.calls++;
    return failing.fail_at && (failing.calls == failing.fail_at ||
                               (failing.fail_after && failing.calls > failing.fail_at));
}

static void *failing_allocate(void *context, size_t size)
{
    (void)context;
    return refuses() ? NULL : malloc(size);
}

static void *failing_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    (void)old_size;
    return refuses() ? NULL : realloc(old, size);
}

static void failing_release(void *context, void *old, size_t size)
{
    (void)context;
    (void)size;
    free(old);
}

static const smp_allocator allocator = {failing_allocate, failing_reallocate, failing_release,
                                        NULL};

/* Everything that was seen, and how it is to be repaired. */
static void show(const smp__observations *seen, smp__buffer *out)
{
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *one = &seen->items[i];
        smp__buffer_format(out, "%u %u-%u %g %.*s", (unsigned)one->signal, (unsigned)one->start,
                           (unsigned)one->end, one->value, (int)one->detail.size,
                           one->detail.data ? one->detail.data : "");
        for (uint32_t j = 0; j < one->suggestion_count; j++)
            smp__buffer_add_text(out, one->suggestions[j].with);
        smp__buffer_add_string(out, "\n");
    }
}

/* Looks at the text, from where its words have been matched, with memory that may run out. True
 * where it has told so. */
static bool look_failing(const char *text, size_t fail_at, bool fail_after, smp__buffer *out)
{
    smp_error error = SMP_ERROR_INIT;
    smp__document document;
    smp__matcher *matcher;
    smp__arena arena;
    const smp__hit *hits;
    size_t hit_count;
    uint64_t raised[(SMP__SIGNAL_COUNT + 63) / 64] = {0};
    smp__observations seen = {.allocator = allocator, .raised = raised};
    smp__arena_reset(&fix.arena);
    ck_assert_int_eq(smp__document_read(&document, &fix.arena, fix.segmenter, smp_text_of(text),
                                        fix.post.platform, &error), SMP_OK);
    memset(&failing, 0, sizeof failing);
    ck_assert_int_eq(smp__matcher_new(&matcher, &fix.image, &allocator, &error), SMP_OK);
    ck_assert_int_eq(smp__match(matcher, &document, &hits, &hit_count, &error), SMP_OK);
    smp__arena_init(&arena, &allocator);
    smp__scene scene = scene_of_post();
    scene.matcher = matcher;
    scene.arena = &arena;
    scene.hits = hits;
    scene.hit_count = hit_count;
    const smp__field fields[] = {{SMP__IN_TEXT, 0, &document}, {SMP__IN_ALT, 0, &document}};
    failing.calls = 0;
    failing.fail_at = fail_at;
    failing.fail_after = fail_after;
    smp__detect_in_text(&scene, &fields[0], &seen);
    smp__detect_in_spelt(&scene, &fields[0], &seen);
    smp__detect_in_subject(&scene, fields, 2, &seen);
    failing.fail_at = 0;
    show(&seen, out);
    smp__release(&allocator, seen.items, seen.capacity * sizeof *seen.items);
    smp__arena_free(&arena);
    smp__matcher_free(matcher);
    return seen.failed;
}

static void set_up_failing(void)
{
    set_up();
    picture = (smp_media)SMP_MEDIA_INIT;
    picture.kind = SMP_MEDIA_IMAGE;
    picture.alt = smp_text_of("x");
    picture.text_in_image =
        smp_text_of("Nothing of that is said, not 5 ml, 020 7946 0123 or 01/02/2026");
    fix.post.media = &picture;
    fix.post.media_count = 1;
    fix.post.platform = SMP_PLATFORM_X;
    fix.post.author.name = smp_text_of("\U0001D5D5\U0001D5EE\U0001D5EF\U0001D5F0 \U0001F499");
}

START_TEST(each_allocation_fails)
{
    smp__buffer whole, part;
    smp__buffer_init(&whole, &fix.allocator);
    smp__buffer_init(&part, &fix.allocator);
    ck_assert(!look_failing(texts[_i], 0, false, &whole));
    ck_assert(!smp__buffer_is_empty(&whole));
    const size_t calls = failing.calls;
    size_t told = 0;
    for (size_t at = 1; at <= calls; at++)
        for (int after = 0; after < 2; after++) {
            smp__buffer_clear(&part);
            if (look_failing(texts[_i], at, after, &part)) told++;
            else ck_assert_str_eq(smp__buffer_text(&part).data, smp__buffer_text(&whole).data);
        }
    ck_assert_uint_gt(told, 0);
    smp__buffer_free(&part);
    smp__buffer_free(&whole);
}
END_TEST

/* What there is no room to note is not seen, whichever signal it would be. */
START_TEST(no_room_for_observations)
{
    for (uint32_t signal = 0; signal < SMP__SIGNAL_COUNT; signal++) {
        memset(fix.wanted, 0, sizeof fix.wanted);
        fix.wanted[signal / 64] = (uint64_t)1 << signal % 64;
        smp__buffer shown;
        smp__buffer_init(&shown, &fix.allocator);
        bool seen = false, told = false;
        look_failing(texts[_i], 0, false, &shown);
        seen = !smp__buffer_is_empty(&shown);
        smp__buffer_clear(&shown);
        if (seen) told = look_failing(texts[_i], 1, true, &shown);
        ck_assert_msg(seen == told, "%s", smp__catalogue[signal].name);
        ck_assert(smp__buffer_is_empty(&shown));
        smp__buffer_free(&shown);
    }
}
END_TEST

START_TEST(no_room_for_a_topic)
{
    smp_conversation_message messages[6];
    static const char *const authors[] = {"a", "b", "c", "d", "e", "f"};
    for (size_t i = 0; i < SMP_COUNT(messages); i++) {
        messages[i] = (smp_conversation_message)SMP_CONVERSATION_MESSAGE_INIT;
        messages[i].author = smp_text_of(authors[i]);
        messages[i].labels = SMP_TEXT("complaint");
        messages[i].topic = SMP_TEXT("parking");
    }
    smp__window window = {.messages = messages, .message_count = SMP_COUNT(messages)};
    ck_assert(smp__window_read(&window, &fix.arena));
    smp__scene scene = scene_of_post();
    scene.window = &window;
    for (size_t fail_at = 0; fail_at < 2; fail_at++) {
        uint64_t raised[SMP_COUNT(fix.raised)] = {0};
        smp__observations seen = {.allocator = allocator, .raised = raised};
        memset(&failing, 0, sizeof failing);
        failing.fail_at = fail_at;
        smp__detect_topic(&scene, NULL, 0, &seen);
        ck_assert_uint_eq(seen.count, fail_at ? 0 : 1);
        ck_assert(seen.failed == (fail_at == 1));
        smp__release(&allocator, seen.items, seen.capacity * sizeof *seen.items);
    }
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("signals/memory");
    tcase_set_timeout(all, 300);
    tcase_add_checked_fixture(all, set_up_failing, tear_down);
    tcase_add_loop_test(all, each_allocation_fails, 0, (int)SMP_COUNT(texts));
    tcase_add_loop_test(all, no_room_for_observations, 0, (int)SMP_COUNT(texts));
    tcase_add_test(all, no_room_for_a_topic);
    return run_case("signals/memory", all);
}
