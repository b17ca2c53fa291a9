// Compares the library with npm twitter-text 3.1.0 on generated texts: entities and weighted length.
// SPDX-License-Identifier: MIT
//
//   node tests/differential/twitter/run.mjs BUILD/tests/differential_twitter [TEXTS [SEED]]
//   node tests/differential/twitter/run.mjs --freeze 300 > tests/differential/twitter/cases.tsv
//
// The package is installed from npm into a temporary folder, pinned by version. Every difference is
// printed; the exit status is 1 if there was one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = ['twitter-text@3.1.0', 'twemoji-parser@11.0.2'];
const BATCH = 5000;

// ---- Texts ----------------------------------------------------------------------------------------

let state = 1;
function random(limit) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
}
const pick = (list) => list[random(list.length)];
const several = (most, make) => Array.from({ length: random(most + 1) }, make).join('');

const WORDS = ['Book', 'your', 'flu', 'jab', 'at', 'NHS', 'GP', 'A&E', 'covid-19', "don't", 'waiting',
    'list', '111', 'x', 'RT', 'rt', 'Rt:', 'midwives', 'café', 'naïve', 'Straße', 'Ünïted', 'Ελλάδα',
    'Москва', 'здоровье', 'بصحة', 'عربي', 'می‌خواهم', 'ශ්‍රී', 'हिन्दी', '健康', '日本語', 'ヘルス', '한국어',
    'ไทย', 'e\u0301clair', 'A\u030A', '\u0958', '\u212B', 'ﬁ', '１２３', 'ｘ', 'ＮＨＳ', '𝐍𝐇𝐒', '𐐀', 'ſ',
    'K', 'ı', 'ﾊ', '・', '゛', '〜', '_', '__', 'a_b', '-', '--', '9', '2026', '٣'];
const EMOJI = ['💙', '😀', '👍🏽', '👩‍⚕️', '👩🏾‍⚕️', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇬🇧', '🇬', '☎️', '☎', '☎︎', '❤️',
    '❤', '1️⃣', '#️⃣', '*⃣', '©️', '©', '™️', '⛹🏽‍♀️', '⛹️‍♀️', '♟️', '\uFE0F', '\uFE0E', '\u200D', '🏽', '👁‍🗨',
    '☝️🏽', '🕴️', '\u20E3', '🀄', '✊🏿', '👯‍♂️', '👩‍❤️‍👩', '🏴‍☠️', '🧑', '🦸🏻‍♂️'];
const SIGNS = ['#', '#', '@', '@', '＃', '＠', '﹟', '$', '.', '.', '/', ':', '://', '?', '&', '=', '!', ',',
    ';', "'", '"', '(', ')', '[', ']', '-', '_', '+', '~', '*', '%', '|', '^', '`', '<', '>', '’', '“',
    '–', '—', '…', '。', '、', '！', '．', '｡', '·', '\u200B', '\u200C', '\u200E', '\u200F', '\u202A', '\u202E',
    '\u2066', '\u2069', '\u061C', '\u00AD', '\uFEFF', '\uFFFE', '\uFFFF', '\u00A0', '\u3000', '\u2028',
    '\u0085', '\u180E', '\t', '\n', '\r\n', '\u0000', '\u0007', '\u007F', '\u0301', '\u0345', '\uFFFD'];
const TLDS = ['com', 'co', 'uk', 'co.uk', 'nhs.uk', 'org', 'net', 'gov.uk', 'app', 'wales', 'scot', 'io',
    'COM', 'Uk', 'xn--p1ai', 'XN--90AIS', 'рф', 'РФ', 'ею', '한국', '中国', 'भारत', 'भारतम्', 'გე', 'ᲒᲔ',
    'コム', '公司', '嘉里', '嘉里大酒店', 'vermögensberatung', 'VERMÖGENSBERATER', 'notatld', 'c', 'comx',
    'museum', 'cancerresearch', 'twitter', 'حاي', 'עברית'];
const LABELS = ['www', 'example', 'nhs', 'a', 'b1', 'my-site', 'my_site', '-x', 'x-', 'x_', 'xn--abc', '日本',
    'café', 'ÉCOLE', 'пример', '例え。テスト', '💙', 'a💙', '💙a', 't', '111', 'ⱥ', 'ɠ', 'ι', 'ｗ', '𝐚', 'u-l_t',
    'a"b', '`', 'x'.repeat(62), 'x'.repeat(64), '日'.repeat(12), 'é'.repeat(60), '٣', '\u0345', '\u2013'];
const PATHS = ['/', '/a', '/flu-jab', '/a/b.html', '/a.', '/a,b;c', '/(a)', '/a(b(c)d)', '/a(b(c(d)))', '/a(',
    '/()', '/a_(b)', '/@user', '/@user/', '/a@b', '/é', '/日本', '/Ж', '/a–b', '/a#b', '/#', '/#!/x', '/%20',
    '/...', '/a...', '/(((a)))', '/ⱥ', '/a&b', '/a|b', '/~u', '/a-', '//x', '/[x]', '/a(b)c)', '/a(b c)',
    '/(a)(b)', '/a)(', '/\u0345', '/ᲀ'];
const QUERIES = ['?', '?a=b', '?a=b&c', '?q=é', '?a.', '?a=(b)', '??', '?a=b/', '?!', '?a=b#c', '?utm=日'];

const domain = () => several(2, () => pick(LABELS) + '.') + pick(LABELS) + '.' + pick(TLDS);
const link = () => pick(['', '', 'http://', 'https://', 'HTTPS://', 'hTtp://', 'http:/', 'ftp://', 'http://www.'])
    + domain() + pick(['', '', ':80', ':', ':x', ':8080']) + pick(['', '', pick(PATHS), pick(PATHS) + pick(PATHS)])
    + pick(['', '', pick(QUERIES)]);
const short = () => pick(['http://', 'https://', 'HTTPS://', '']) + pick(['t.co', 'T.CO', 't.com', 'at.co'])
    + pick(['', '/', '/abc', '/aB3' + 'x'.repeat(random(44)), '/abc.d', '/abc/', '/ab-c', ':80/abc'])
    + pick(['', '?a=b', '?', '?a.', ' ', 'é']);
const name = () => pick(['NHSuk', 'a', '_x', 'x'.repeat(20), 'x'.repeat(21), 'a1', 'É', 'user-name', 'user.name']);
const mention = () => pick(['@', '@', '＠', '@@', 'RT@', 'rt @', 'RT:@', 'xrt@', '.rt@', '-RT@']) + name()
    + pick(['', '', '', '/list', '/1list', '/list-name', '/' + 'l'.repeat(26), '/', 'é', '@', '://', '/é']);
const hashtag = () => pick(['#', '#', '#', '＃', '##', '﹟', '&#', '\uFE0F#']) + several(3, () => pick(WORDS))
    + pick(['', '', '', '#x', '://x', '\uFE0F', '\u20E3', "'s", '’s', '/']);
const cashtag = () => pick(['$', '$', '$$', 'x$']) + pick(['ABC', 'a', 'ABCDEF', 'ABCDEFG', '1A', 'ſ', 'T'])
    + pick(['', '', '.A', '.AB', '_B', '.ABC', '._', '.', '.A1', 'é']);
const email = () => pick(['info', 'a.b', 'rt', 'josé', 'x_y', 'a+b', 'first.com', 'x-']) + '@' + domain();
const noise = () => several(12, () => pick([pick(SIGNS), pick(WORDS), pick(EMOJI)]));
const letters = 'aA1.@#$/:-_é日💙 (?'.match(/./gu);
const soup = () => several(24, () => pick(letters));
const point = () => {
    const n = pick([random(0x250), random(0x3000), random(0x10000), 0x10000 + random(0x10000), random(0x20000)]);
    // Letters paired by case since Unicode 16: what ignores case then depends on the version of node.
    const newer = n === 0xA7CB || n === 0xA7DC;
    return newer || (n >= 0xD800 && n <= 0xDFFF) ? '' : String.fromCodePoint(n);
};
const around = () => pick(['#', 'a.com', '#a', '@a', 'http://a.com', '.com', '$A', 'http://']) + point()
    + pick(['a', '#a', '.com', '@a', 'a.com', 'http://a.com', '/a', '', 'com']);
const parts = [link, link, link, short, mention, mention, hashtag, hashtag, cashtag, email, noise, soup, around,
    () => pick(WORDS), () => pick(WORDS), () => pick(EMOJI), () => pick(SIGNS), point];
const gap = () => pick([' ', ' ', ' ', ' ', '', '', '\n', pick(SIGNS), pick(WORDS)]);
const text = () => {
    const long = random(10) === 0 ? 40 : 5;
    return (several(long, () => pick(parts)() + gap()) + pick(parts)()).toWellFormed();
};

// ---- What the package says ------------------------------------------------------------------------

function install() {
    const folder = mkdtempSync(join(tmpdir(), 'twitter-text-'));
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--silent', '--prefix', folder, ...PACKAGES],
        { stdio: ['ignore', 'ignore', 'inherit'] });
    return { folder, twitter: createRequire(join(folder, 'x.js'))('twitter-text') };
}

function expected(twitter, string) {
    const two = twitter.parseTweet(string, twitter.configs.version2);
    const three = twitter.parseTweet(string, twitter.configs.version3);
    const entities = twitter.extractEntitiesWithIndices(string).map((e) => {
        const kind = e.hashtag ? 'hashtag' : e.cashtag ? 'cashtag' : e.screenName ? 'mention' : 'url';
        return `${kind}:${e.indices[0]}-${e.indices[1]}`;
    });
    return [two.weightedLength, three.weightedLength, three.valid ? 1 : 0,
        two.validRangeEnd + 1, three.validRangeEnd + 1, ...entities].join(' ');
}

// The two ends of what fits are left out where nothing does: X then says 0, or more if normalising
// shortened the text, where the library says that 0 units fit.
function same(wanted, got) {
    const [a, b] = [wanted.split(' '), got.split(' ')];
    return a.length === b.length && a.every((word, i) => word === b[i] || ((i === 3 || i === 4) && b[i] === '0'));
}

function compare(twitter, driver, texts) {
    const input = texts.flatMap((string) => {
        const bytes = Buffer.from(string);
        return [Buffer.from(`${bytes.length}\n`), bytes];
    });
    const lines = execFileSync(driver, ['--answer'], { input: Buffer.concat(input), maxBuffer: 1 << 28 }).toString().split('\n');
    let differences = 0;
    texts.forEach((string, i) => {
        const wanted = expected(twitter, string);
        if (same(wanted, lines[i])) return;
        differences++;
        console.log(`${JSON.stringify(string)}\n  twitter-text ${wanted}\n  libsmpolicy  ${lines[i]}`);
    });
    return differences;
}

const [first, second, third] = process.argv.slice(2);
if (!first) {
    console.error('usage: run.mjs DRIVER [TEXTS [SEED]] | run.mjs --freeze COUNT');
    process.exit(64);
}
const { folder, twitter } = install();
try {
    if (first === '--freeze') {
        state = 2026;
        console.log('# Texts made by run.mjs --freeze, and what npm twitter-text 3.1.0 says of them.');
        for (let i = 0; i < Number(second); i++) {
            let string = text();
            while (string.length > 100) string = text();
            console.log(`${JSON.stringify(string).replace(/[^\x20-\x7E]/g, (c) =>
                `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\t${expected(twitter, string)}`);
        }
    } else {
        const total = Number(second ?? 5000);
        state = Number(third ?? 1);
        let differences = 0;
        for (let done = 0; done < total; done += BATCH)
            differences += compare(twitter, first,
                Array.from({ length: Math.min(BATCH, total - done) }, text));
        console.log(`${total} texts, ${differences} differences`);
        process.exitCode = differences ? 1 : 0;
    }
} finally {
    rmSync(folder, { recursive: true });
}
