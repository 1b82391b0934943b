// Checks a .tlog-proof (C2SP tlog-proof, signed-note, tlog-cosignature, tlog-policy) in this browser.
// Needs nobody: entry, proof and policy come from the reader. What cannot be checked is never green.
"use strict";
(() => {
  const utf8 = new TextEncoder();
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  class Bad extends Error {}
  const bad = (what) => { throw new Bad(what); };

  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const p of parts) { all.set(p, at); at += p.length; }
    return all;
  };
  const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const base64 = (text) => {
    let bytes;
    try { bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0)); } catch { bad("base64"); }
    return btoa(String.fromCharCode(...bytes)) === text ? bytes : bad("base64");
  };
  const number = (text) => {
    const value = Number(text);
    return /^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(value) ? value : bad("number");
  };
  const hash = (text) => { const h = base64(text); return h.length === 32 ? h : bad("hash"); };
  const decode = (bytes) => {
    let text;
    try { text = strict.decode(bytes); } catch { bad("utf-8"); }
    return /[\u0000-\u0009\u000b-\u001f]/.test(text) ? bad("control character") : text;
  };

  // name+id+base64(type, key); the id belongs to name, type and key.
  const keyId = async (name, encoded) =>
    (await sha256(join(utf8.encode(name + "\n"), encoded))).slice(0, 4);
  const vkey = async (text, type) => {
    const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) || bad("key");
    const encoded = base64(parts[3]);
    const id = await keyId(parts[1], encoded);
    const hex = [...id].map((b) => b.toString(16).padStart(2, "0")).join("");
    if (encoded.length !== 33 || encoded[0] !== type || hex !== parts[2]) bad("key");
    return { name: parts[1], type, id, key: encoded.slice(1) };
  };

  const policyOf = async (text) => {
    const policy = { logs: [], witnesses: [], quorum: undefined };
    const named = new Map();
    const defined = (name) => named.get(name) || bad("policy name " + name);
    const define = (name, test) => {
      if (name === "none" || named.has(name)) bad("policy name " + name);
      named.set(name, test);
    };
    const members = new Set();
    for (const line of text.split("\n")) {
      const w = line.replace(/\t/g, " ").replace(/^ +| +$/g, "").split(/ +/);
      if (w[0] === "" || w[0].startsWith("#")) continue;
      if (w[0] === "log" && (w.length === 2 || w.length === 3)) {
        policy.logs.push(await vkey(w[1], 1));
      } else if (w[0] === "witness" && (w.length === 3 || w.length === 4)) {
        const key = await vkey(w[2], 4);
        if (policy.witnesses.some((other) => same(other.key, key.key))) bad("policy key twice");
        policy.witnesses.push(key);
        define(w[1], (seen) => seen.has(key));
      } else if (w[0] === "group" && w.length >= 4) {
        const group = w.slice(3).map(defined);
        for (const m of w.slice(3)) members.has(m) ? bad("policy group") : members.add(m);
        const least = w[2] === "all" ? group.length : w[2] === "any" ? 1 : number(w[2]);
        if (least < 1 || least > group.length) bad("policy group");
        define(w[1], (seen) => group.filter((g) => g(seen)).length >= least);
      } else if (w[0] === "quorum" && w.length === 2 && policy.quorum === undefined) {
        policy.quorum = w[1] === "none" ? null : defined(w[1]);
      } else {
        bad("policy line");
      }
    }
    return policy.quorum === undefined ? bad("policy quorum") : policy;
  };

  const noteOf = (text) => {
    const split = text.lastIndexOf("\n\n");
    if (split < 0 || !text.endsWith("\n")) bad("note");
    const body = text.slice(0, split + 1);
    const lines = text.slice(split + 2, -1).split("\n");
    if (lines.length > 100) bad("note");
    const signatures = lines.map((line) => {
      const parts = /^— ([^ +]+) ([^ ]+)$/.exec(line) || bad("signature line");
      const blob = base64(parts[2]);
      return blob.length > 4 ? { name: parts[1], id: blob.slice(0, 4), blob: blob.slice(4) } : bad("signature line");
    });
    const rows = body.slice(0, -1).split("\n");
    if (rows.length < 3 || rows[0] === "" || rows.slice(3).includes("")) bad("checkpoint");
    return { body, signatures, origin: rows[0], size: number(rows[1]), root: hash(rows[2]) };
  };

  const proofOf = (bytes) => {
    const text = decode(bytes);
    const blank = text.indexOf("\n\n");
    const lines = text.slice(0, blank).split("\n");
    if (blank < 0 || lines.shift() !== "c2sp.org/tlog-proof@v1") bad("proof");
    const extra = lines[0]?.startsWith("extra ") ? base64(lines.shift().slice(6)) : null;
    const first = lines.shift() || "";
    if (!first.startsWith("index ") || lines.length > 63) bad("proof");
    return { extra, index: number(first.slice(6)), path: lines.map(hash), note: noteOf(text.slice(blank + 2)) };
  };

  // RFC 9162, 2.1.3.2.
  const included = async (entry, proof) => {
    const node = (l, r) => sha256(join(Uint8Array.of(1), l, r));
    if (proof.index >= proof.note.size) return false;
    let fn = proof.index, sn = proof.note.size - 1;
    let r = await sha256(join(Uint8Array.of(0), entry));
    const half = (x) => Math.floor(x / 2);
    for (const p of proof.path) {
      if (sn === 0) return false;
      if (fn % 2 === 1 || fn === sn) {
        r = await node(p, r);
        while (fn % 2 === 0 && fn !== 0) { fn = half(fn); sn = half(sn); }
      } else {
        r = await node(r, p);
      }
      fn = half(fn); sn = half(sn);
    }
    return sn === 0 && same(r, proof.note.root);
  };

  // Rows of disclosures/N.jsonl: lines of a ward, each with its way to the root of the line tree in
  // the entry (RFC 9901 disclosures, RFC 6962 tree).
  const linesOf = async (rows, entry) => {
    const raw = (text) => base64(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat(-text.length & 3));
    const opened = (text, name) => {
      const parts = JSON.parse(decode(raw(text)));
      return parts.length === 3 && parts[1] === name ? parts[2] : bad("disclosure");
    };
    const root = raw(JSON.parse(decode(entry)).lr);
    const lines = [];
    for (const row of decode(rows).split("\n").filter((r) => r !== "")) {
      const told = JSON.parse(row);
      const line = opened(told.d, "l");
      if (!same(raw(line.w), await sha256(utf8.encode(told.w)))) bad("ward");
      let hash = await sha256(join(Uint8Array.of(0), await sha256(utf8.encode(told.d))));
      let at = told.at;
      for (const sibling of told.path) {
        const pair = at % 2 === 1 ? [raw(sibling), hash] : [hash, raw(sibling)];
        hash = await sha256(join(Uint8Array.of(1), ...pair));
        at = Math.floor(at / 2);
      }
      if (at !== 0 || !same(hash, root)) bad("line");
      lines.push({ ward: opened(told.w, "w"), text: JSON.stringify(line) });
    }
    return lines.length > 0 ? lines : bad("no line");
  };

  const ed25519 = async (key, signature, message) => {
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    } catch (e) {
      if (e.name === "NotSupportedError" || e.name === "SyntaxError") return undefined;
      return false;
    }
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
  };

  // Keys that have signed; a false signature under a known key spoils the note. null: cannot tell.
  const signers = async (note, known) => {
    const seen = new Map();
    for (const s of note.signatures) {
      for (const k of known.filter((k) => k.name === s.name && same(k.id, s.id))) {
        let message = note.body, signature = s.blob, time = null;
        if (k.type === 4) {
          if (s.blob.length !== 72) return { spoiled: k.name };
          time = new DataView(s.blob.buffer, s.blob.byteOffset).getBigUint64(0);
          message = "cosignature/v1\ntime " + time + "\n" + note.body;
          signature = s.blob.slice(8);
        }
        const good = signature.length === 64 && await ed25519(k.key, signature, utf8.encode(message));
        if (good === undefined) return { unable: true };
        if (!good) return { spoiled: k.name };
        seen.set(k, time);
      }
    }
    return { seen };
  };

  // The verdict: an outcome and one line for each statement.
  const verdict = async (proofBytes, entry, policyText, rows) => {
    const lines = [];
    const say = (state, key, ...args) => lines.push({ state, key, args });
    const done = (outcome, proof) => {
      say("unknown", "rest");
      return { outcome, lines, proof };
    };
    let proof, policy;
    try { proof = proofOf(proofBytes); } catch (e) { say("fails", "unreadable", e.message); return done("INVALID"); }
    const inside = await included(entry, proof);
    say(inside ? "holds" : "fails", inside ? "inside" : "outside", proof.index, proof.note.size);
    let shown = [], torn = false;
    if (rows) {
      try {
        shown = await linesOf(rows, entry);
        say("holds", "lines", shown.length, shown[0].ward);
      } catch {
        torn = true;
        say("fails", "lineDiffers");
      }
    }
    if (torn) return done("INVALID", proof);
    lines.shown = shown;
    if (policyText.trim() === "") {
      say("unknown", "noPolicy");
      return done(inside ? "UNANCHORED" : "INVALID", proof);
    }
    try { policy = await policyOf(policyText); } catch (e) {
      say("unknown", "badPolicy", e.message);
      return done(inside ? "UNDECIDED" : "INVALID", proof);
    }
    const logs = policy.logs.filter((k) => k.name === proof.note.origin);
    const found = await signers(proof.note, [...logs, ...policy.witnesses]);
    if (found.unable) {
      say("unknown", "noEd25519");
      return done(inside ? "UNDECIDED" : "INVALID", proof);
    }
    if (found.spoiled) {
      say("fails", "falseSignature", found.spoiled);
      return done("INVALID", proof);
    }
    const signed = logs.some((k) => found.seen.has(k));
    say(signed ? "holds" : "fails", signed ? "signed" : "unsigned", proof.note.origin);
    const witnesses = policy.witnesses.filter((k) => found.seen.has(k));
    for (const w of witnesses) {
      say("holds", "cosigned", w.name, new Date(Number(found.seen.get(w)) * 1000).toISOString().slice(0, 16).replace("T", " ") + " UTC");
    }
    const enough = policy.quorum !== null && policy.quorum(found.seen);
    if (!enough) say("unknown", policy.quorum === null ? "noQuorum" : "tooFew", witnesses.length, policy.witnesses.length);
    return done(!inside || !signed ? "INVALID" : enough ? "WITNESSED" : "UNWITNESSED", proof);
  };

  const form = document.querySelector("#check");
  const out = document.querySelector("#verdict");
  const texts = new Map([...document.querySelectorAll("#texts li")].map((li) => [li.dataset.key, li.textContent]));
  const say = (key, ...args) => args.reduce((t, a, i) => t.replace("{" + i + "}", a), texts.get(key) || key);
  const looks = { WITNESSED: "note", UNWITNESSED: "note warn", UNANCHORED: "note warn", UNDECIDED: "note warn", INVALID: "note bad" };
  const add = (parent, name, text, look) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (look) element.className = look;
    parent.append(element);
    return element;
  };
  const message = (text) => { out.replaceChildren(); add(out, "p", text, "note warn"); };

  const show = (result, entry) => {
    out.replaceChildren();
    out.dataset.outcome = result.outcome;
    const head = add(out, "p", "", looks[result.outcome]);
    add(head, "strong", say("outcome." + result.outcome));
    const list = add(out, "ul", "");
    const marks = { holds: "✔", fails: "✘", unknown: "?" };
    for (const line of result.lines) {
      const item = add(list, "li", marks[line.state] + " ");
      add(item, "strong", say("state." + line.state) + ": ");
      item.append(say(line.key, ...line.args));
    }
    for (const line of result.lines.shown || []) add(out, "pre", line.text, "card").tabIndex = 0;
    add(out, "h2", say("entry"));
    const box = add(out, "pre", "", "card");
    box.tabIndex = 0;
    try { box.textContent = decode(entry); } catch { box.textContent = say("notText"); }
  };

  const check = async (files) => {
    if (!globalThis.crypto?.subtle) return message(say("noCrypto"));
    const start = "c2sp.org/tlog-proof@v1\n";
    const isProof = (bytes) => same(bytes.slice(0, start.length), utf8.encode(start));
    const isRows = (bytes) => same(bytes.slice(0, 6), utf8.encode("{\"at\":"));
    const proofs = files.filter(isProof), rows = files.filter(isRows);
    const entries = files.filter((f) => !isProof(f) && !isRows(f));
    if (proofs.length !== 1 || entries.length > 1 || rows.length > 1) return message(say("whichFiles"));
    let entry = entries[0];
    if (!entry) {
      let carried = null;
      try { carried = proofOf(proofs[0]).extra; } catch { carried = new Uint8Array(); }
      if (carried === null) return message(say("noEntry"));
      const end = carried.indexOf(10);
      entry = end < 0 ? carried : carried.slice(0, end);
    }
    show(await verdict(proofs[0], entry, form.policy.value, rows[0]), entry);
  };

  let chosen = [];
  const take = async (list) => {
    chosen = await Promise.all([...list].map(async (f) => new Uint8Array(await f.arrayBuffer())));
    await check(chosen);
  };
  form.files.addEventListener("change", () => form.files.files.length && take(form.files.files));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    chosen.length ? check(chosen) : message(say("whichFiles"));
  });
  const drop = document.querySelector("#drop");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (e) => { e.preventDefault(); drop.classList.remove("over"); take(e.dataTransfer.files); });

  const index = new URLSearchParams(location.search).get("index");
  if (form.dataset.proofs && /^[0-9]{1,18}$/.test(index || "")) {
    fetch(form.dataset.proofs + index + "?with=entry")
      .then(async (answer) => {
        if (!answer.ok) return message(say("notYet", index));
        chosen = [new Uint8Array(await answer.arrayBuffer())];
        await check(chosen);
      })
      .catch(() => message(say("notYet", index)));
  }
})();
