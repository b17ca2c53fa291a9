--- The Lua module as its users meet it. Runs in Lua 5.4, 5.3, 5.1 and LuaJIT.
-- SPDX-License-Identifier: MIT

local smpolicy = require "smpolicy"

local policy = assert(smpolicy.open("covwarks"))
local CLEAR = "Our clinics are open on Saturday morning for everyone."
local BROKEN = "Flu clinics \240\159\146\137 \195\169 open Saturday #covwarks"
local count = 0

local function test(name, run)
    local done, why = pcall(run)
    if not done then
        io.stderr:write("FAILED ", name, ": ", tostring(why), "\n")
        os.exit(1)
    end
    count = count + 1
end

local function equal(got, wanted)
    if got ~= wanted then
        error(("%s, not %s"):format(tostring(got), tostring(wanted)), 2)
    end
end

local function raises(pattern, run, ...)
    local done, why = pcall(run, ...)
    if done or not tostring(why):find(pattern) then
        error(("no error like %q but %s"):format(pattern, tostring(why)), 2)
    end
end

test("a policy opens by name, path and text", function()
    local yaml = smpolicy.policy_text("covwarks")
    equal(assert(smpolicy.open {text = yaml}).sha256, policy.sha256)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(yaml)
    file:close()
    equal(assert(smpolicy.open(path)).sha256, policy.sha256)
    equal(assert(smpolicy.open {path = path}).sha256, policy.sha256)
    os.remove(path)
    equal(policy.version, "1.4")
    equal(#policy:clauses(), policy.clause_count)
    equal(policy:documents()[1].version, "1.4")
    local signals = policy:signals()
    assert(signals[1].name == "text.ill_formed" and not signals[1].pack)
    assert(signals[#signals].pack and #signals[#signals].fields > 0)
    assert(#policy:facts() > 3 and #smpolicy.policies() == 5)
end)

test("what may fail gives nil and an error", function()
    local none, failure = smpolicy.open("covwarx")
    equal(none, nil)
    equal(failure.code, "not-found")
    none, failure = smpolicy.open("/nowhere/own.yaml")
    equal(failure.code, "io")
    equal(tostring(failure):find("^/nowhere/own.yaml: "), 1)
    raises("one of", smpolicy.open, {path = "own.yaml", text = "smpack: 1"})
    none, failure = smpolicy.open {text = "smpack: 1\npack: own\nfoo: bar\n"}
    equal(none, nil)
    equal(failure.code, "pack")
    assert(#failure.diagnostics > 1 and failure.line and failure.source)
    assert(tostring(failure):find(failure.message, 1, true))
    none, failure = policy:evaluate_post {text = CLEAR, platform = "myspace"}
    equal(none, nil)
    equal(failure.code, "argument")
    assert(failure.message:find('"platform"', 1, true))
    equal(select(2, policy:evaluate_post {text = CLEAR, media = {{color = "red"}}}).code,
          "argument")
    equal(select(2, smpolicy.open("covwarks", {facts = {["no.such"] = true}})).code, "argument")
    equal(select(2, smpolicy.tokenise("x", "myspace")).code, "argument")
end)

test("misuse is raised", function()
    raises("a text or a table", policy.evaluate_post, policy, 5)
    raises("a text or a table", policy.evaluate_post, policy)
    raises("cannot be a function", policy.evaluate_post, policy, {text = print})
    raises("cannot be a number", policy.evaluate_post, policy, {text = 5})
    raises("cannot be a list", policy.evaluate_post, policy, {CLEAR})
    raises("keys are not names", policy.evaluate_post, policy, {[true] = CLEAR})
    raises("expected a policy", policy.evaluate_post, {}, CLEAR)
    raises("expected a policy", policy.evaluate_post, CLEAR)
    raises("name of a policy", smpolicy.open)
    raises("string", smpolicy.tokenise, {})
    local report = assert(policy:evaluate_post(CLEAR))
    raises("expected a report", report.to_json, {})
end)

test("a value of the wrong type is raised with what is taken", function()
    for told, wrong in pairs {
        ['"media" cannot be a text. It takes a list.'] = {media = "x"},
        ['"media.0" cannot be a text. It takes names and values.'] = {media = {"x"}},
        ['"media" cannot be names and values. It takes a list.'] = {media = {kind = "image"}},
        ['"author" cannot be a text. It takes names and values.'] = {author = "Sam"},
        ['"shared" cannot be a list. It takes names and values.'] = {shared = {"Sam"}},
        ['"facts" cannot be a text. It takes names and values.'] = {facts = "x"},
        ['"account" cannot be a table. It takes a text.'] = {account = {}},
        ['"at" cannot be a table. It takes a date such as'] = {at = {}},
        ['"media.0" is missing from its list. Say what it is, or leave it out.'] = {
            media = {nil, {kind = "image"}}},
        ['"media.1" is missing from its list. Say what it is, or leave it out.'] = {
            media = {{kind = "image"}, nil, {kind = "image"}}},
        ['"media.0.consent" cannot be a number. It takes true or false.'] = {
            media = {{consent = 1}}},
        ['"shared.media.0.alt" cannot be a number. It takes a text.'] = {
            shared = {media = {{alt = 5}}}},
        ['"facts.crisis.active" cannot be a list. It takes a text, a number'] = {
            facts = {["crisis.active"] = {"yes"}}},
    } do
        raises(told:gsub("%p", "%%%0"), policy.evaluate_post, policy, wrong)
    end
    raises('"facts" cannot be', smpolicy.open, "covwarks", {facts = "x"})
    raises('"links" cannot be a text', policy.check_profile, policy, {links = "example.org"})
    local talk = policy.assess_conversation
    raises('"messages.0" cannot be a text', talk, policy, {messages = {"hello"}})
    raises('"messages" cannot be a text', talk, policy, {messages = "hello"})
    raises('"messages" cannot be names', talk, policy, {messages = {first = {author = "a"}}})
    raises("labels must be names", talk, policy, {messages = {{labels = {{}}}}})
    raises("behaviour.lua:%d+: labels must be a list without gaps", function()
        assert(policy:assess_conversation {messages = {{labels = {complaint = true}}}})
    end)
    equal(select(2, policy:evaluate_post {mdia = {}}).code, "argument")
    assert(policy:evaluate_post {text = CLEAR, media = {}, author = {}, facts = {}})
end)

test("spans are what string.sub takes", function()
    local report = assert(policy:evaluate_post(BROKEN, {account = "corporate"}))
    local found = 0
    for _, finding in ipairs(report.findings) do
        if finding.span then
            equal(BROKEN:sub(finding.span.first, finding.span.last), finding.text)
            found = found + 1
            if utf8 then
                local first = utf8.offset(BROKEN, finding.span.chars.first)
                equal(first, finding.span.first)
            end
        end
    end
    assert(found > 0)
    for _, token in ipairs(assert(smpolicy.tokenise(BROKEN))) do
        equal(BROKEN:sub(token.span.first, token.span.last), token.text)
    end
end)

test("a report has everything", function()
    local report = assert(policy:evaluate_post {
        text = BROKEN, account = "corporate", platform = "x", id = 42,
        media = {{kind = "image", people = "identifiable"}}})
    equal(report.verdict, "hold")
    equal(report[1].clause, "accessibility/hashtag-case")
    equal(report[1].edits[1].with, "#CovWarks")
    equal(report[1].cite.section, "7.1")
    equal(report.needs[1].fact, "media.0.consent")
    equal(report:count(), #report.findings)
    equal(report[report:count() + 1], nil)
    equal(report:field(), BROKEN)
    equal(report:field("no.such"), nil)
    equal(report:apply_fixes(), (BROKEN:gsub("#covwarks", "#CovWarks")))
    equal(report:apply_fixes("text", {}), BROKEN)
    equal(select(2, report:apply_fixes("text", {1})), 1)
    equal(report.assumed["crisis.active"], "no")
    assert(report:to_json():find('^{"id":"42"'))
    assert(report:to_html {title = "Ours"}:find("<title>Ours</title>", 1, true))
    for _, finds in ipairs {false, true} do
        local seeing = assert(smpolicy.open("covwarks", {find_personal_data = finds}))
        local told = assert(seeing:classify_message("Doris Whitfield, Tuesday"))
        equal(#told.findings, 0)
        equal(told:to_html({redact = true}):find("Doris", 1, true) == nil, finds)
    end
    local short = assert(smpolicy.open("covwarks", {max_text_bytes = 20}))
    assert(short:evaluate_post {text = ("x"):rep(20), account = "corporate"})
    equal(select(2, short:evaluate_post {text = ("x"):rep(21)}).code, "limit")
    for _, wrong in ipairs {-1, 1.5, "20", 2 ^ 24 + 1, 2 ^ 70} do
        raises("behaviour.lua:%d+: max_text_bytes takes a whole number up to 16777216", function()
            smpolicy.open("covwarks", {max_text_bytes = wrong})
        end)
    end
    equal(select(2, smpolicy.render({report}, "pdf")).code, "argument")
    local copy = report:to_table()
    equal(getmetatable(copy), nil)
    equal(copy.verdict, "hold")
    assert(tostring(report):find("hold"))
    if math.type then
        equal(math.type(report.measures.words), "integer")
        equal(math.type(report[1].span.first), "integer")
        equal(report.measures.words, 5)
    end
end)

test("a report is a list of its findings in every Lua", function()
    local report = assert(policy:evaluate_post(BROKEN .. " #bookyourjab", {account = "corporate"}))
    assert(report:count() > 1)
    equal(#report, report:count())
    equal(#report, #report.findings)
    local seen = 0
    for i, finding in ipairs(report) do
        equal(finding, report.findings[i])
        seen = i
    end
    equal(seen, #report)
    local clear = assert(policy:evaluate_post(CLEAR))
    equal(#clear, 0)
    equal(clear[1], nil)
end)

test("only some findings are repaired", function()
    local report = assert(policy:evaluate_post(BROKEN, {account = "corporate"}))
    for _, wrong in ipairs {0, -1, 1e300, #report + 1} do
        local none, failure = report:apply_fixes("text", {wrong})
        equal(none, nil)
        equal(failure.code, "argument")
        assert(failure.message:find(("no finding %.0f: this report has %d,"):format(wrong, #report),
                                    1, true))
    end
    for _, wrong in ipairs {"1", 1.5, report[1]} do
        raises("indexes of findings, counted from 1", report.apply_fixes, report, "text", {wrong})
    end
end)

test("every subject", function()
    assert(policy:check_profile {name = "Ann", bio = "GP. Views my own.",
                                 links = {"https://example.org"}})
    assert(policy:classify_message("How many under the FOI Act?", {received = "2026-03-02"}))
    assert(#policy:check_account({handle = "@example", verified = false}).needs == 0)
    assert(#policy:check_account({handle = "@example", request = {}}).needs > 0)
    assert(policy:check_accessibility("Book now #bookyourjab"))
    equal(assert(policy:assess_conversation {messages = {{author = "a"}, {}}}).measures.messages, 2)
    assert(smpolicy.check_accessibility("Book now #bookyourjab"):count() > 0)
    equal(smpolicy.measure("Hello", "x").platform_limit, 280)
    equal(smpolicy.measure("Hello", "other").platform_limit, nil)
    local speech = assert(smpolicy.preview_speech(BROKEN))
    assert(speech.literal.text:find("syringe"))
    local piece = speech.literal.pieces[1]
    equal(speech.literal.text:sub(piece.spoken.first, piece.spoken.last), "Flu clinics")
end)

test("a response, clocks, and what a pack says of itself", function()
    local angry = {}
    for i = 1, 12 do
        angry[i] = {author = "a" .. i, labels = {"complaint"},
                    text = "The car park is a disgrace, people could die, see you in court"}
    end
    local text = "Our car park opens at nine."
    local heard = assert(policy:check_response({messages = angry},
                                               {text = text, account = "corporate"}))
    local alone = assert(policy:evaluate_post {text = text, account = "corporate"})
    assert(heard:count() + #heard.needs > alone:count() + #alone.needs)
    equal(angry[1].labels[1], "complaint") -- what was given is not changed
    equal(select(2, policy:check_response({messages = angry}, {platform = "myspace"})).code,
          "argument")
    raises("expected a table of messages", policy.check_response, policy, 5, text)
    local foi = assert(policy:classify_message {
        text = "Under the FOI Act, how many complaints about parking?",
        received = "2026-03-02", nation = "northern-ireland"}).clocks[1]
    equal(foi.clock, "foi")
    equal(foi.nation, "northern-ireland")
    equal(foi.by, "2026-03-31")
    equal(foi.lacks[1].what, "name")
    local labels = assert(policy:classify_message("Under the FOI Act, how many?")).labels
    equal(assert(policy:assess_conversation {messages = {{labels = labels}}}).measures.messages, 1)

    equal(assert(smpolicy.work_out_deadline("foi", "2026-03-02")).due, "2026-03-31")
    equal(select(2, smpolicy.work_out_deadline("complaint", "2026-03-02", "scotland")).code,
          "not-found")
    equal(smpolicy.is_working_day("2026-12-25"), false)
    equal(smpolicy.is_working_day("2026-02-30"), nil)
    assert(#smpolicy.bank_holidays() > 50)
    equal(smpolicy.ill_formed("Caf\233")[1].first, 4)
    equal(smpolicy.x_length(("x"):rep(281)).valid, false)
    equal(select(2, smpolicy.x_length("x", 7)).code, "argument")

    local tested = assert(policy:test())
    equal(tested.failures, 0)
    equal(tested.examples, #policy:examples())
    assert(#policy:lint("2030-01-01") > 0)
    equal(select(2, policy:lint("never")).code, "argument")
    local example = policy:examples()[1]
    assert(example.clause and example.check and next(example.subject))
end)

test("errors have their place in a document", function()
    local answers = {}
    for i, post in ipairs {CLEAR, {text = CLEAR, platform = "myspace"}} do
        local report, failure = policy:evaluate_post(post)
        answers[i] = report or failure
    end
    assert(smpolicy.render(answers, "json"):find('"error":{"code":"argument"', 1, true))
    raises("expected a report", smpolicy.render, {{}})
end)

test("an error knows whose it is", function()
    local wrong = {text = CLEAR, platform = "myspace"}
    for given, id in pairs {[7] = "7", seven = "seven"} do
        wrong.id = given
        equal(select(2, policy:evaluate_post(wrong)).id, id)
        equal(select(2, policy:check_response({messages = {}}, wrong)).id, id)
    end
    local report = assert(policy:evaluate_post(CLEAR))
    local page = assert(smpolicy.render({report, select(2, policy:evaluate_post(wrong))}, "json"))
    assert(page:find(('{"id":"%s","line":2,"error"'):format(wrong.id), 1, true))
    equal(select(2, policy:evaluate_post(CLEAR, {platform = "myspace"})).id, nil)
end)

test("a document of one report, and of none that is left out", function()
    local report = assert(policy:evaluate_post(BROKEN, {account = "corporate"}))
    equal(smpolicy.render(report, "json"), smpolicy.render({report}, "json"))
    local _, failure = policy:evaluate_post {platform = "myspace"}
    assert(smpolicy.render(failure, "json"):find('"error"', 1, true))
    for _, wrong in ipairs {{[2] = report}, {first = report}, {report, nil, report}} do
        raises("behaviour.lua:%d+: reports must be a list without gaps", function()
            assert(smpolicy.render(wrong, "json"))
        end)
    end
end)

test("the policies are those of organisations, and the packs they are built of if asked", function()
    local ours, all = smpolicy.policies(), smpolicy.policies(true)
    for i, id in ipairs(ours) do
        assert(assert(smpolicy.open(id)).organisation)
        equal(all[i], id)
    end
    for i = #ours + 1, #all do equal(assert(smpolicy.open(all[i])).organisation, nil) end
    assert(table.concat(ours, " "):find("covwarks", 1, true))
    assert(table.concat(all, " "):find("nhs-base", 1, true))
end)

test("handles of other modules are refused", function()
    local native = require "smpolicy.native"
    raises("bad argument", native.report_verdict, io.stdout)
    raises("bad argument", native.policy_describe, io.stdout)
    raises("bad argument", native.policy_describe, native.messages())
end)

test("nothing dangles", function()
    local policy = assert(smpolicy.open("blmk"))
    local report = assert(policy:evaluate_post(BROKEN, {account = "corporate"}))
    policy = nil
    collectgarbage()
    collectgarbage()
    local findings = report.findings
    report = nil
    collectgarbage()
    for _, finding in ipairs(findings) do assert(#finding.clause > 0) end
    -- Handles keep their metatables to themselves, so that nothing is freed twice.
    local native = require "smpolicy.native"
    equal(getmetatable(native.messages()), false)
end)

test("coroutines may check in turn", function()
    local wanted = assert(policy:evaluate_post(BROKEN)):to_json()
    local threads = {}
    for i = 1, 20 do
        threads[i] = coroutine.wrap(function()
            for _ = 1, 10 do
                local report = assert(policy:evaluate_post(BROKEN))
                coroutine.yield(report:to_json())
            end
        end)
    end
    for _ = 1, 10 do
        for i = 1, 20 do equal(threads[i](), wanted) end
    end
end)

print(("%s: %d tests passed"):format(jit and jit.version or _VERSION, count))
