--- The golden cases through Lua: runs a chunk that gives a list of {check, policy, subject}.
-- SPDX-License-Identifier: MIT

local smpolicy = require "smpolicy"

local checks = {post = "evaluate_post", profile = "check_profile", message = "classify_message",
                account = "check_account", conversation = "assess_conversation"}

for _, case in ipairs(dofile(arg[1])) do
    local report, failure
    if case.check == "accessibility" then
        report, failure = smpolicy.check_accessibility(case.subject)
    else
        local policy = assert(smpolicy.open(case.policy))
        report, failure = policy[checks[case.check]](policy, case.subject)
    end
    print(report and report:to_json() or failure.code)
end
