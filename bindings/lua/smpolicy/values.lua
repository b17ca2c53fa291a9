--- Failures, and the lists and records that the native layer gives.
-- SPDX-License-Identifier: MIT

local values = {}

local unpack = table.unpack or unpack

local Failure = {__name = "smpolicy.error"}
values.Failure = Failure

function Failure:__tostring()
    if not self.source then return self.message end
    local place = self.line and (":%d:%d"):format(self.line, self.column or 0) or ""
    return ("%s%s: %s"):format(self.source, place, self.message)
end

--- What a native call gave; a failure is made to print well.
function values.answer(value, failure)
    if failure then return nil, setmetatable(failure, Failure) end
    return value
end

function values.collect(count, at, handle)
    local list = {}
    for i = 1, count(handle) do list[i] = at(handle, i - 1) end
    return list
end

--- What `read` gives for 0, 1, ... until there is no more.
function values.each(read, ...)
    local list, given, count = {}, {...}, select("#", ...)
    repeat
        given[count + 1] = #list
        local one = read(unpack(given, 1, count + 1))
        list[#list + 1] = one
    until not one
    return list
end

function values.copy_of(original)
    local copy = {}
    for name, value in pairs(original) do copy[name] = value end
    return copy
end

--- A copy of what ipairs gives; raises if that is not all, which would be passed over. `level` is
-- where the script called, as error() counts.
function values.list_of(given, called, level)
    local list, left = {}, 0
    for _ in pairs(given) do left = left + 1 end
    for i, value in ipairs(given) do list[i], left = value, left - 1 end
    if left > 0 then error(called .. " must be a list without gaps", level) end
    return list
end

function values.words(text)
    local list = {}
    for word in text:gmatch("%S+") do list[#list + 1] = word end
    return list
end

return values
