/* Taking a conversation: its messages and authors, at this library's size, the days and the texts.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/view_take.h"

#include <stdio.h>

static const smp__array_kind
    message_kind = {sizeof(smp_conversation_message), SMP__MAX_MESSAGES, "Message", "messages",
                    "messages", "message_count", "SMP_CONVERSATION_MESSAGE_INIT"},
    author_kind = {sizeof(smp_author_counts), SMP__MAX_MESSAGES, "Author", "authors",
                   "authors", "author_count", "SMP_AUTHOR_COUNTS_INIT"};

/* The days of the messages, and their texts as fields. */
static smp_status list_messages(smp__view *view, smp_error *error)
{
    smp__window *window = &view->window;
    window->days =
        smp__arena_allocate(&view->arena, (window->message_count + 1) * sizeof *window->days);
    if (!window->days || !smp__view_make_room(view, 1 + window->message_count))
        return smp__fail_memory(error);
    smp__view_add_whole(view);
    for (size_t i = 0; i < window->message_count; i++) {
        const smp_conversation_message *message = &window->messages[i];
        window->days[i] = INT32_MIN;
        if (!smp__is_empty(message->at) && !smp__date_in_uk(message->at, &window->days[i])) {
            char field[48];
            snprintf(field, sizeof field, "messages.%zu.at", i);
            return smp__bad_date(error, message->at, field);
        }
        if ((unsigned)message->answered > SMP_YES)
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "`answered` of message %zu is not a value of its enumeration.", i);
        if (!message->text.data) continue;
        if (!smp__view_add_item(view, SMP__IN_TEXT, "messages.", i, ".text", message->text))
            return smp__fail_memory(error);
    }
    return smp__window_read(window, &view->arena) ? SMP_OK : smp__fail_memory(error);
}

smp_status smp__view_take_conversation(smp__view *view, const smp_evaluator *evaluator,
                                       const smp_conversation *given, smp_error *error)
{
    smp__view_begin(view);
    smp_conversation *conversation = &view->conversation;
    if (!given || !smp__copy_sized(conversation, sizeof *conversation, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The conversation is NULL or has no struct_size. Start from "
                         "SMP_CONVERSATION_INIT.");
    if (conversation->message_count == 0 && conversation->author_count == 0)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is nothing to assess: the conversation has neither messages nor "
                         "authors. Give at least one of them.");
    void *messages, *authors;
    smp_status status = smp__view_take_array(view, &messages, &message_kind, conversation->messages,
                                             conversation->message_count, error);
    if (status == SMP_OK)
        status = smp__view_take_array(view, &authors, &author_kind, conversation->authors,
                                      conversation->author_count, error);
    if (status != SMP_OK) return status;
    conversation->messages = messages;
    conversation->authors = authors;
    view->window = (smp__window){.messages = messages,
                                 .authors = authors,
                                 .message_count = conversation->message_count,
                                 .author_count = conversation->author_count};
    view->use = SMP__ON_CONVERSATION;
    view->post = (smp_post)SMP_POST_INIT;
    view->post.id = conversation->id;
    view->post.platform = conversation->platform;
    view->post.account = conversation->account;
    view->post.at = conversation->at;
    view->post.facts = conversation->facts;
    view->post.fact_count = conversation->fact_count;
    status = list_messages(view, error);
    return status == SMP_OK ? smp__view_check_sizes(view, evaluator, error) : status;
}
