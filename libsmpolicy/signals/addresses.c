/* Web addresses taken apart.
 * SPDX-License-Identifier: MIT */
#include "signals/addresses.h"

#include <string.h>

smp__address smp__read_address(smp_text url)
{
    size_t at = 0;
    for (size_t i = 0; i + 2 < url.size && i < 12; i++)
        if (!memcmp(url.data + i, "://", 3)) at = i + 3;
    if (url.size - at > 4 && smp__text_equal_ascii_fold(smp__text_slice(url, at, at + 4),
                                                        SMP_TEXT("www.")))
        at += 4;
    size_t host = at;
    while (at < url.size && !memchr("/?#:", url.data[at], 4)) at++;
    size_t host_end = at;
    while (at < url.size && !memchr("/?#", url.data[at], 3)) at++;
    size_t path = at;
    while (at < url.size && !memchr("?#", url.data[at], 2)) at++;
    size_t path_end = at;
    while (at < url.size && url.data[at] != '#') at++;
    bool asks = path_end < url.size && url.data[path_end] == '?';
    return (smp__address){smp__text_slice(url, host, host_end),
                          smp__text_slice(url, path, path_end), asks ? path_end : url.size, at};
}

bool smp__is_host_under(smp_text host, smp_text domain)
{
    if (domain.size == 0 || host.size < domain.size) return false;
    size_t start = host.size - domain.size;
    return smp__text_equal_ascii_fold(smp__text_slice(host, start, host.size), domain) &&
           (start == 0 || host.data[start - 1] == '.');
}
