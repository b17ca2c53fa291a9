// Texts made by chance, but the same for the same seed: words, links, mentions, hashtags and what
// else a platform reads, in many scripts, well formed and not.
// SPDX-License-Identifier: MIT

let state = 1;
export function seed(number) {
    state = number;
}
function random(limit) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
}
const pick = (list) => list[random(list.length)];
const several = (most, make) => Array.from({ length: random(most + 1) }, make).join('');

const WORDS = ['Book', 'your', 'flu', 'jab', 'at', 'NHS', 'GP', 'A&E', 'covid-19', "don't",
    'waiting', 'list', '111', 'x', 'RT', 'rt', 'Rt:', 'midwives', 'café', 'naïve', 'Straße',
    'Ünïted', 'Ελλάδα', 'Москва', 'здоровье', 'بصحة', 'عربي', 'می‌خواهم', 'ශ්‍රී', 'हिन्दी', '健康',
    '日本語', 'ヘルス', '한국어', 'ไทย', 'e\u0301clair', 'A\u030A', '\u0958', '\u212B', 'ﬁ', '１２３', 'ｘ',
    'ＮＨＳ', '𝐍𝐇𝐒', '𐐀', 'ſ', 'K', 'ı', 'ﾊ', '・', '゛', '〜', '_', '__', 'a_b', '-', '--', '9', '2026',
    '٣'];
const EMOJI = ['💙', '😀', '👍🏽', '👩‍⚕️', '👩🏾‍⚕️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇬🇧', '🇬', '☎️', '☎',
    '☎︎', '❤️', '❤', '1️⃣', '#️⃣', '*⃣', '©️', '©', '™️', '⛹🏽‍♀️', '⛹️‍♀️', '♟️', '\uFE0F',
    '\uFE0E', '\u200D', '🏽', '👁‍🗨', '☝️🏽', '🕴️', '\u20E3', '🀄', '✊🏿', '👯‍♂️', '👩‍❤️‍👩', '🏴‍☠️', '🧑',
    '🦸🏻‍♂️'];
const SIGNS = ['#', '#', '@', '@', '＃', '＠', '﹟', '$', '.', '.', '/', ':', '://', '?', '&', '=',
    '!', ',', ';', "'", '"', '(', ')', '[', ']', '-', '_', '+', '~', '*', '%', '|', '^', '`', '<',
    '>', '’', '“', '–', '—', '…', '。', '、', '！', '．', '｡', '·', '\u200B', '\u200C', '\u200E',
    '\u200F', '\u202A', '\u202E', '\u2066', '\u2069', '\u061C', '\u00AD', '\uFEFF', '\uFFFE',
    '\uFFFF', '\u00A0', '\u3000', '\u2028', '\u0085', '\u180E', '\t', '\n', '\r\n', '\u0000',
    '\u0007', '\u007F', '\u0301', '\u0345', '\uFFFD'];
const TLDS = ['com', 'co', 'uk', 'co.uk', 'nhs.uk', 'org', 'net', 'gov.uk', 'app', 'wales', 'scot',
    'io', 'COM', 'Uk', 'xn--p1ai', 'XN--90AIS', 'рф', 'РФ', 'ею', '한국', '中国', 'भारत', 'भारतम्',
    'გე', 'ᲒᲔ', 'コム', '公司', '嘉里', '嘉里大酒店', 'vermögensberatung', 'VERMÖGENSBERATER', 'notatld', 'c',
    'comx', 'museum', 'cancerresearch', 'twitter', 'حاي', 'עברית'];
const LABELS = ['www', 'example', 'nhs', 'a', 'b1', 'my-site', 'my_site', '-x', 'x-', 'x_',
    'xn--abc', '日本', 'café', 'ÉCOLE', 'пример', '例え。テスト', '💙', 'a💙', '💙a', 't', '111', 'ⱥ', 'ɠ',
    'ι', 'ｗ', '𝐚', 'u-l_t', 'a"b', '`', 'x'.repeat(62), 'x'.repeat(64), '日'.repeat(12),
    'é'.repeat(60), '٣', '\u0345', '\u2013'];
const PATHS = ['/', '/a', '/flu-jab', '/a/b.html', '/a.', '/a,b;c', '/(a)', '/a(b(c)d)',
    '/a(b(c(d)))', '/a(', '/()', '/a_(b)', '/@user', '/@user/', '/a@b', '/é', '/日本', '/Ж', '/a–b',
    '/a#b', '/#', '/#!/x', '/%20', '/...', '/a...', '/(((a)))', '/ⱥ', '/a&b', '/a|b', '/~u', '/a-',
    '//x', '/[x]', '/a(b)c)', '/a(b c)', '/(a)(b)', '/a)(', '/\u0345', '/ᲀ'];
const QUERIES = ['?', '?a=b', '?a=b&c', '?q=é', '?a.', '?a=(b)', '??', '?a=b/', '?!', '?a=b#c',
    '?utm=日'];

const domain = () => several(2, () => pick(LABELS) + '.') + pick(LABELS) + '.' + pick(TLDS);
const link = () => pick(['', '', 'http://', 'https://', 'HTTPS://', 'hTtp://', 'http:/', 'ftp://',
    'http://www.'])
    + domain() + pick(['', '', ':80', ':', ':x', ':8080'])
    + pick(['', '', pick(PATHS), pick(PATHS) + pick(PATHS)]) + pick(['', '', pick(QUERIES)]);
const short = () => pick(['http://', 'https://', 'HTTPS://', ''])
    + pick(['t.co', 'T.CO', 't.com', 'at.co'])
    + pick(['', '/', '/abc', '/aB3' + 'x'.repeat(random(44)), '/abc.d', '/abc/', '/ab-c',
        ':80/abc'])
    + pick(['', '?a=b', '?', '?a.', ' ', 'é']);
const name = () => pick(['NHSuk', 'a', '_x', 'x'.repeat(20), 'x'.repeat(21), 'a1', 'É', 'user-name',
    'user.name']);
const mention = () => pick(['@', '@', '＠', '@@', 'RT@', 'rt @', 'RT:@', 'xrt@', '.rt@', '-RT@'])
    + name()
    + pick(['', '', '', '/list', '/1list', '/list-name', '/' + 'l'.repeat(26), '/', 'é', '@', '://',
        '/é']);
const hashtag = () => pick(['#', '#', '#', '＃', '##', '﹟', '&#', '\uFE0F#'])
    + several(3, () => pick(WORDS))
    + pick(['', '', '', '#x', '://x', '\uFE0F', '\u20E3', "'s", '’s', '/']);
const cashtag = () => pick(['$', '$', '$$', 'x$'])
    + pick(['ABC', 'a', 'ABCDEF', 'ABCDEFG', '1A', 'ſ', 'T'])
    + pick(['', '', '.A', '.AB', '_B', '.ABC', '._', '.', '.A1', 'é']);
const email = () => pick(['info', 'a.b', 'rt', 'josé', 'x_y', 'a+b', 'first.com', 'x-'])
    + '@' + domain();
const noise = () => several(12, () => pick([pick(SIGNS), pick(WORDS), pick(EMOJI)]));
const letters = 'aA1.@#$/:-_é日💙 (?'.match(/./gu);
const soup = () => several(24, () => pick(letters));
const point = () => {
    const n = pick([random(0x250), random(0x3000), random(0x10000), 0x10000 + random(0x10000),
        random(0x20000)]);
    // Letters paired by case since Unicode 16: what ignores case then depends on node's version.
    const newer = n === 0xA7CB || n === 0xA7DC;
    return newer || (n >= 0xD800 && n <= 0xDFFF) ? '' : String.fromCodePoint(n);
};
const around = () => pick(['#', 'a.com', '#a', '@a', 'http://a.com', '.com', '$A', 'http://'])
    + point() + pick(['a', '#a', '.com', '@a', 'a.com', 'http://a.com', '/a', '', 'com']);
const parts = [link, link, link, short, mention, mention, hashtag, hashtag, cashtag, email, noise,
    soup, around, () => pick(WORDS), () => pick(WORDS), () => pick(EMOJI), () => pick(SIGNS),
    point];
const gap = () => pick([' ', ' ', ' ', ' ', '', '', '\n', pick(SIGNS), pick(WORDS)]);
export const text = () => {
    const long = random(10) === 0 ? 40 : 5;
    return (several(long, () => pick(parts)() + gap()) + pick(parts)()).toWellFormed();
};
