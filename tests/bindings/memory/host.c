/* A host that runs a Lua script over and over, while every allocation of Lua and then every
 * allocation of the library finds no memory: the script gets an error or does without, and the next
 * run gives what the first gave. The library runs out where starve.c is preloaded.
 * Usage: host SCRIPT
 * SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long left = -1; /* allocations of Lua until none is given; negative: never */
static int refused;

static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    if (size == 0) {
        free(old);
        return NULL;
    }
    /* Lua takes it for granted that memory can shrink. */
    if (left == 0 && (!old || size > old_size)) {
        refused = 1;
        return NULL;
    }
    if (left > 0 && (!old || size > old_size)) left--;
    return realloc(old, size);
}

/* Runs the function on top of the stack, and keeps it there; what it gave, or NULL. */
static const char *run(lua_State *L, char *into, size_t size)
{
    lua_pushvalue(L, -1);
    int failed = lua_pcall(L, 0, 1, 0);
    left = -1;
    const char *text = lua_tostring(L, -1);
    snprintf(into, size, "%s", text ? text : "nothing");
    lua_pop(L, 1);
    return failed ? NULL : into;
}

/* The script's own answer to failure is "refused: ..."; a Lua error is one too. */
static int is_refusal(const char *got) { return !got || strncmp(got, "refused", 7) == 0; }

int main(int count, char **words)
{
    static char first[1 << 16], again[1 << 16];
    int (*starve_after)(long) = NULL;
    *(void **)&starve_after = dlsym(RTLD_DEFAULT, "starve_after");
    lua_State *L = lua_newstate(allocate, NULL);
    if (count < 2 || !L) return 2;
    luaL_openlibs(L);
    if (luaL_loadfile(L, words[1]) != LUA_OK || lua_pcall(L, 0, 1, 0) != LUA_OK) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        return 2;
    }
    if (!run(L, first, sizeof first)) {
        fprintf(stderr, "%s\n", first);
        return 1;
    }
    long refusals[2] = {0, 0};
    int kinds = starve_after ? 2 : 1;
    for (int library = 0; library < kinds; library++)
        for (long at = 0, more = 1; more; at += 1 + at / 16) {
            refused = 0;
            if (library) starve_after(at);
            else left = at;
            const char *got = run(L, again, sizeof again);
            more = library ? starve_after(-1) : refused;
            refusals[library] += is_refusal(got);
            if (!is_refusal(got) && strcmp(got, first) != 0) {
                fprintf(stderr, "without allocation %ld: %s\n", at, got);
                return 1;
            }
            if (!run(L, again, sizeof again) || strcmp(first, again) != 0) {
                fprintf(stderr, "after allocation %ld: %s\n", at, again);
                return 1;
            }
        }
    lua_close(L);
    printf("%ld times Lua, %ld times the library out of memory\n", refusals[0], refusals[1]);
    return refusals[0] > 0 && (kinds == 1 || refusals[1] > 0) ? 0 : 1;
}
