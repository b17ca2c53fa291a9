/* Web addresses taken apart, and whose a host is.
 * SPDX-License-Identifier: MIT */
#include "signals/addresses.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* Each address lies in memory that ends where it ends. */
static void expect(const char *url, const char *host, const char *path, size_t query,
                   size_t fragment)
{
    size_t size = strlen(url);
    char *bytes = malloc(size ? size : 1);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, url, size);
    smp__address read = smp__read_address((smp_text){bytes, size});
    ck_assert_msg(smp__text_equal(read.host, smp_text_of(host)), "%s: host %.*s", url,
                  (int)read.host.size,
                  read.host.data);
    ck_assert_msg(smp__text_equal(read.path, smp_text_of(path)), "%s: path %.*s", url,
                  (int)read.path.size,
                  read.path.data);
    ck_assert_msg(read.query == query && read.fragment == fragment, "%s: %zu and %zu", url,
                  read.query,
                  read.fragment);
    free(bytes);
}

START_TEST(an_address_has_parts)
{
    expect("https://www.example.org:8080/a/b?c=d#e", "example.org", "/a/b", 32, 36);
    expect("example.org", "example.org", "", 11, 11);
    expect("WWW.example.org/", "example.org", "/", 16, 16);
    expect("example.org?q", "example.org", "", 11, 13);
    expect("example.org#f?q", "example.org", "", 15, 11);
    expect("example.org:80", "example.org", "", 14, 14);
    expect("a-long-scheme://example.org", "a-long-scheme", "//example.org", 27, 27);
    expect("twelveletter://example.org", "twelveletter", "//example.org", 26, 26);
    expect("elevenlette://example.org", "example.org", "", 25, 25);
    expect("www.", "www.", "", 4, 4);
    expect("", "", "", 0, 0);
}
END_TEST

START_TEST(a_host_is_the_domain_or_below_it)
{
    static const struct {
        const char *host, *domain;
        bool under;
    } rows[] = {{"example.org", "example.org", true},
                {"sub.Example.ORG", "example.org", true},
                {"notexample.org", "example.org", false},
                {"org", "example.org", false},
                {"example.com", "example.org", false},
                {"example.org", "", false},
                {"example.org.", "", false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        ck_assert_msg(smp__is_host_under(smp_text_of(rows[i].host), smp_text_of(rows[i].domain)) ==
                          rows[i].under,
                      "%s under %s", rows[i].host, rows[i].domain);
}
END_TEST

SUITE("signals/addresses", an_address_has_parts, a_host_is_the_domain_or_below_it)
