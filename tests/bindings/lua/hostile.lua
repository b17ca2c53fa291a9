--- Random values in every place of every call: whatever comes of it, the host goes on.
-- Usage: hostile.lua [ROUNDS] [SEED]
-- SPDX-License-Identifier: MIT

local smpolicy = require "smpolicy"
local native = require "smpolicy.native"

local rounds, seed = tonumber(arg[1]) or 3000, tonumber(arg[2]) or 1
math.randomseed(seed)
local policy = assert(smpolicy.open("covwarks"))
local report = assert(policy:evaluate_post("Flu clinics open #covwarks", {account = "corporate"}))
local names = {"text", "platform", "media", "facts", "author", "id", "at", "account", "shared",
               "kind", "alt", "messages", "links", "handle", "history", 1, 2, 3, -1, 1.5, 1e308, ""}
local depth = 0
-- In 5.3 it would stop whatever allocates, this script too.
local failing_gc = _VERSION ~= "Lua 5.3" and error or nil

-- One handle of each kind, as the native layer has them.
local handle = assert(native.open_policy(0, "covwarks", nil, native.messages()))
local desk = assert(native.desk_new(handle, nil, false, 0))
local handles = {handle, desk, native.desk_check(desk, 0, "#covwarks"), native.messages(),
                 native.tokenise("a #b", nil), native.preview("Call", "", nil, 0),
                 native.document_new("json", nil, false)}

local function pick(list) return list[math.random(#list)] end

local value
local makers = {
    function() return nil end,
    function() return math.random() < 0.5 end,
    function() return pick {0, -1, 1, 7, 2 ^ 31, 2 ^ 53, 1e308, -1e308, 0 / 0, 1 / 0, 0.1} end,
    function()
        local bytes = {}
        for i = 1, math.random(0, 40) do bytes[i] = string.char(math.random(0, 255)) end
        return table.concat(bytes)
    end,
    function()
        return pick {"x", "image", "corporate", "yes", "2026-03-01", "#covwarks", "html"}
    end,
    function() return ("a #b "):rep(math.random(2000)) end,
    function()
        local made = {}
        depth = depth + 1
        if depth < 6 then
            for _ = 1, math.random(0, 5) do made[pick(names)] = value() end
        end
        depth = depth - 1
        return made
    end,
    function()
        local ring = {}
        ring.media = {ring}
        ring[1] = ring
        return ring
    end,
    function()
        return setmetatable({text = "x"}, {__index = error, __newindex = error, __len = error,
                                           __pairs = error, __gc = failing_gc,
                                           __tostring = error})
    end,
    function() -- asks again from within; as a list it ends
        return setmetatable({}, {__index = function(_, key)
            return type(key) == "string" and policy:evaluate_post(key) or nil
        end})
    end,
    function() return print end,
    function() return coroutine.create(function() end) end,
    function() return io.stdout end,
    function() return policy end,
    function() return report end,
    function() return pick(handles) end,
}
value = function() return pick(makers)() end

--- What a call of the native layer mostly takes: handles first, then small numbers and texts.
local function likely(place)
    local chance = math.random()
    if chance < 0.3 then return value() end
    if place == 1 then return pick(handles) end
    if chance < 0.6 then return math.random(0, 6) end
    return pick {"x", "text", "json", "2026-03-01", {text = "#covwarks"}, handles[4]}
end

local calls = {}
for _, call in pairs(smpolicy) do
    if type(call) == "function" then calls[#calls + 1] = call end
end
for _, name in ipairs {"evaluate_post", "check_accessibility", "check_profile", "classify_message",
                       "check_account", "assess_conversation", "check_response", "lint"} do
    calls[#calls + 1] = function(...) return policy[name](policy, ...) end
    calls[#calls + 1] = function(...) return policy[name](...) end
end
for _, name in ipairs {"count", "field", "apply_fixes", "to_json", "to_table", "to_html"} do
    calls[#calls + 1] = function(...) return report[name](report, ...) end
    calls[#calls + 1] = function(...) return report[name](...) end
end
local public = #calls
for _, call in pairs(native) do
    if type(call) == "function" then calls[#calls + 1] = call end
end

local made, refused, raised = 0, 0, 0
for _ = 1, rounds do
    local at = math.random(#calls)
    local give = at > public and likely or value
    local run = pcall
    if math.random() < 0.1 then -- from a coroutine that is left behind
        run = function(call, ...)
            return coroutine.resume(coroutine.create(function(...) return call(...) end), ...)
        end
    end
    local done, result = run(calls[at], give(1), give(2), give(3), give(4))
    if not done then raised = raised + 1
    elseif result == nil then refused = refused + 1
    else made = made + 1 end
    if math.random() < 0.01 then collectgarbage() end
end

-- A table far past every limit is refused, not walked to its end.
local huge = {}
for i = 1, 200000 do huge[i] = {kind = "image"} end
assert(not policy:evaluate_post {text = "x", media = huge})
-- The policy still works, and says what it said.
assert(policy:evaluate_post("Flu clinics open #covwarks", {account = "corporate"}):to_json() ==
       report:to_json())
print(("%d answers, %d refusals, %d errors"):format(made, refused, raised))
if _VERSION ~= "Lua 5.1" then os.exit(true, true) end -- closes the state, with every handle in it
