// Compares the library with npm twitter-text 3.1.0 on generated texts (texts.mjs): entities and
// weighted length.
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

import { seed, text } from './texts.mjs';

const PACKAGES = ['twitter-text@3.1.0', 'twemoji-parser@11.0.2'];
const BATCH = 5000;

function install() {
    const folder = mkdtempSync(join(tmpdir(), 'twitter-text-'));
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--silent', '--prefix', folder,
        ...PACKAGES], { stdio: ['ignore', 'ignore', 'inherit'] });
    return { folder, twitter: createRequire(join(folder, 'x.js'))('twitter-text') };
}

function expected(twitter, string) {
    const two = twitter.parseTweet(string, twitter.configs.version2);
    const three = twitter.parseTweet(string, twitter.configs.version3);
    const entities = twitter.extractEntitiesWithIndices(string).map((e) => {
        const kind = e.hashtag ? 'hashtag' : e.cashtag ? 'cashtag'
            : e.screenName ? 'mention' : 'url';
        return `${kind}:${e.indices[0]}-${e.indices[1]}`;
    });
    return [two.weightedLength, three.weightedLength, three.valid ? 1 : 0,
        two.validRangeEnd + 1, three.validRangeEnd + 1, ...entities].join(' ');
}

// The two ends of what fits are left out where nothing does: X then says 0, or more if normalising
// shortened the text, where the library says that 0 units fit.
function same(wanted, got) {
    const [a, b] = [wanted.split(' '), got.split(' ')];
    return a.length === b.length
        && a.every((word, i) => word === b[i] || ((i === 3 || i === 4) && b[i] === '0'));
}

function compare(twitter, driver, texts) {
    const input = texts.flatMap((string) => {
        const bytes = Buffer.from(string);
        return [Buffer.from(`${bytes.length}\n`), bytes];
    });
    const options = { input: Buffer.concat(input), maxBuffer: 1 << 28 };
    const lines = execFileSync(driver, ['--answer'], options).toString().split('\n');
    let differences = 0;
    texts.forEach((string, i) => {
        const wanted = expected(twitter, string);
        if (same(wanted, lines[i])) return;
        differences++;
        console.log(JSON.stringify(string));
        console.log(`  twitter-text ${wanted}\n  libsmpolicy  ${lines[i]}`);
    });
    return differences;
}

const ascii = (string) => string.replace(/[^\x20-\x7E]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

const [first, second, third] = process.argv.slice(2);
if (!first) {
    console.error('usage: run.mjs DRIVER [TEXTS [SEED]] | run.mjs --freeze COUNT');
    process.exit(64);
}
const { folder, twitter } = install();
try {
    if (first === '--freeze') {
        seed(2026);
        console.log('# Texts made by run.mjs --freeze, and what npm twitter-text 3.1.0 says of '
            + 'them.');
        for (let i = 0; i < Number(second); i++) {
            let string = text();
            while (string.length > 100) string = text();
            console.log(`${ascii(JSON.stringify(string))}\t${expected(twitter, string)}`);
        }
    } else {
        const total = Number(second ?? 5000);
        seed(Number(third ?? 1));
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
