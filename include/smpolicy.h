/* libsmpolicy: says what an organisation's own Social Media Policy says about a post.
 * The umbrella header: include this one.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_H
#define SMPOLICY_H

#include <smpolicy/base.h>
#include <smpolicy/calendar.h>
#include <smpolicy/conversation.h>
#include <smpolicy/evaluate.h>
#include <smpolicy/fields.h>
#include <smpolicy/policy.h>
#include <smpolicy/report.h>
#include <smpolicy/speech.h>
#include <smpolicy/subject.h>
#include <smpolicy/text.h>
#include <smpolicy/version.h>

#endif
