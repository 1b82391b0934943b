// What was disclosed about one ward: each line against its entry (RFC 9901 disclosures, RFC 6962
// tree), then all of them against each other: numbers, balances, monthly statements. The same
// questions as `ops/ledger verify` asks, with the same answers.
"use strict";
const ward = (() => {
  const { bad, join, same, sha256, url64, utf8, decode } = tlog;
  const FILE_MAX = 4 << 20, FILES_MAX = 30_016, PATH_MAX = 20;

  const opened = (text, name) => {
    const parts = JSON.parse(decode(url64(text)));
    return parts.length === 3 && parts[1] === name ? parts[2] : bad("disclosure");
  };

  // One row of disclosures/N.jsonl, whose way leads to the root of the line tree in the entry.
  const lineOf = async (row, entry) => {
    const told = JSON.parse(row);
    const line = opened(told.d, "l");
    const name = opened(told.w, "w");
    if (!same(url64(line.w), await sha256(utf8.encode(told.w)))) bad("ward");
    if (typeof name !== "string" || name === "") bad("ward");
    if (!Number.isSafeInteger(told.at) || told.at < 0 || told.path.length > PATH_MAX) bad("line");
    const digest = await sha256(utf8.encode(told.d));
    let hash = await sha256(join(Uint8Array.of(0), digest)), at = told.at;
    for (const sibling of told.path.map(url64)) {
      const pair = at % 2 === 1 ? [sibling, hash] : [hash, sibling];
      hash = await sha256(join(Uint8Array.of(1), ...pair));
      at = Math.floor(at / 2);
    }
    if (at !== 0 || !same(hash, url64(entry.lr))) bad("line");
    return { ward: name, line, digest, key: told.d };
  };

  // Lines that hold, in the order of the files; the first fault, where there is one, with its place.
  const linesOf = async (leaves) => {
    const lines = [], seen = new Set();
    for (const leaf of leaves.filter((l) => l.rows)) {
      let rows = [], entry = {};
      try {
        if (leaf.rows.length > FILE_MAX) bad("too large");
        rows = decode(leaf.rows).replace(/\n+$/, "").split("\n");
        entry = JSON.parse(decode(leaf.entry));
      } catch { return { lines, fault: "disclosure.not-in-entry", args: [leaf.file, 1] }; }
      for (const [i, row] of rows.entries()) {
        const args = [leaf.file, i + 1];
        let line;
        try { line = await lineOf(row, entry); } catch { return { lines, fault: "disclosure.not-in-entry", args }; }
        if (seen.has(line.key)) return { lines, fault: "disclosure.twice", args };
        if (lines.length > 0 && lines[0].ward !== line.ward) return { lines, fault: "disclosure.other-ward", args };
        seen.add(line.key);
        lines.push({ ...line, index: leaf.index, type: entry.t, day: entry.day, period: entry.d?.period });
      }
    }
    return { lines };
  };

  const long = (line, field) => {
    const text = line.line[field];
    const value = /^-?[0-9]{1,19}$/.test(text) ? BigInt(text) : bad("number");
    return value === BigInt.asIntN(64, value) ? value : bad("number");
  };
  const change = (line) => {
    const amt = long(line, "amt");
    if (line.type === "posting.reversed.v1") return line.line.dir === "IN" ? amt : -amt;
    return ["receipt.allocated.v1", "expenditure.refunded.v1", "transfer.received.v1"].includes(line.type) ? amt : -amt;
  };
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const isPosting = (l) => l.line.n !== undefined && l.line.bal !== undefined;
  const postings = (lines) => lines.filter(isPosting)
    .sort((a, b) => order(long(a, "n"), long(b, "n")) || order(a.index, b.index));
  const fails = (key, ...args) => ({ state: "fails", key, args });
  const holds = (key, ...args) => ({ state: "holds", key, args });
  const unknown = (key) => ({ state: "unknown", key, args: [] });

  const gap = (lines, months) => {
    let next = months.length > 0 ? long(months[0], "first") : lines.length > 0 ? long(lines[0], "n") : 1n;
    let before = null;
    for (const line of lines) {
      const n = long(line, "n");
      if (before && n === long(before, "n")) return fails("number.twice", n, before.index, line.index);
      if (n !== next) return fails("number.missing", next);
      if (before && line.index < before.index) return fails("number.order", n, line.index);
      before = line;
      next++;
    }
    return months.length > 0 && next <= long(months.at(-1), "last") ? fails("number.missing", next) : null;
  };

  const balances = (lines, months) => {
    if (lines.length === 0) return unknown("numbers.none");
    let balance = months.length > 0 ? long(months[0], "opening") : long(lines[0], "bal") - change(lines[0]);
    for (const line of lines) {
      balance += change(line);
      if (balance !== long(line, "bal")) return fails("balance.differs", long(line, "n"), line.index);
    }
    return holds("holds.balances.continue", lines.length);
  };

  const following = (period) => {
    const [year, month] = (/^[0-9]{4}-(0[1-9]|1[0-2])$/.test(period) ? period : bad("month")).split("-").map(Number);
    return month === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${period.slice(0, 5)}${String(month + 1).padStart(2, "0")}`;
  };

  // The digest in a statement is that over the lines of its numbers, and so are its sums.
  const sameLines = async (month, lines) => {
    const mine = lines.filter((l) => long(l, "n") >= long(month, "first") && long(l, "n") <= long(month, "last"));
    const sum = (sign) => mine.map(change).reduce((all, c) => (c * sign > 0n ? all + c * sign : all), 0n);
    const h = await sha256(join(...mine.map((l) => l.digest)));
    return same(h, url64(month.line.h)) && sum(1n) === long(month, "in") && sum(-1n) === long(month, "out");
  };

  const statements = async (months, lines, broken) => {
    if (months.length === 0) return unknown("months.none");
    let before = null;
    for (const month of months) {
      const expected = before ? following(before.period) : month.period;
      following(month.period);
      if (month.period < expected) return fails("month.twice", month.period);
      if (month.period > expected) return fails("month.missing", expected);
      const adds = long(month, "opening") + long(month, "in") - long(month, "out") === long(month, "closing");
      if (!adds) return fails("month.sum", month.period);
      if (before && (long(before, "closing") !== long(month, "opening") || long(before, "last") + 1n !== long(month, "first"))) {
        return fails("month.does-not-follow", month.period);
      }
      if (!broken && !await sameLines(month, lines)) return fails("month.lines", month.period);
      before = month;
    }
    return broken ? unknown("numbers.broken") : holds("holds.months.match", months.length, months[0].period, months.at(-1).period);
  };

  // Whether the lines of one ward on one account are all there.
  const account = async (disclosed) => {
    try {
      const months = disclosed.filter((l) => l.type.startsWith("wardstatement.issued.")).sort((a, b) => order(a.period, b.period));
      const lines = postings(disclosed);
      const broken = gap(lines, months);
      const monthly = await statements(months, lines, broken);
      if (broken) return [broken, monthly];
      const numbers = lines.length > 0 ? holds("holds.numbers.gapless", long(lines[0], "n"), long(lines.at(-1), "n")) : unknown("numbers.none");
      return [numbers, balances(lines, months), monthly];
    } catch {
      return [fails("numbers.unreadable")];
    }
  };

  // Files of a zip as the ledger makes it: nothing packed, no name twice.
  const unzip = (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const short = (at) => view.getUint16(at, true), int = (at) => view.getUint32(at, true);
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 65_558 && int(end) !== 0x06054b50) end--;
    if (end < 0 || int(end) !== 0x06054b50) bad("zip");
    const files = new Map();
    let at = int(end + 16);
    for (let i = short(end + 10); i > 0; i--) {
      const size = int(at + 24), local = int(at + 42), name = decode(bytes.slice(at + 46, at + 46 + short(at + 28)));
      if (int(at) !== 0x02014b50 || int(local) !== 0x04034b50) bad("zip");
      if (short(at + 10) !== 0 || int(at + 20) !== size) bad("zip.packed");
      const from = local + 30 + short(local + 26) + short(local + 28);
      if (from + size > bytes.length || size > FILE_MAX || files.has(name) || files.size >= FILES_MAX) bad(name);
      files.set(name, bytes.subarray(from, from + size));
      at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
    }
    return files;
  };

  // Entries with their proofs and what was disclosed of them, by the names in a bundle.
  const leavesOf = (files) => {
    const numbers = new Set();
    for (const name of files.keys()) {
      const parts = /^(?:leaves\/([0-9]{1,15})\.(?:entry|tlog-proof)|disclosures\/([0-9]{1,15})\.jsonl)$/.exec(name);
      if (parts) numbers.add(Number(parts[1] ?? parts[2]));
      else if (/^(leaves|disclosures)\/./.test(name)) bad(name);
    }
    const leaves = [...numbers].sort(order).map((index) => {
      const [entry, proof] = ["entry", "tlog-proof"].map((end) => files.get(`leaves/${index}.${end}`) || bad(`leaves/${index}.${end}`));
      const file = `disclosures/${index}.jsonl`;
      return { index, entry, proof, file, rows: files.get(file) };
    });
    return leaves.length > 0 ? leaves : bad("leaves/");
  };

  return { linesOf, account, unzip, leavesOf, isPosting, change, long };
})();
