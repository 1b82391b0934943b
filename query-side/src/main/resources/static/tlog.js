// Reads and checks what C2SP defines (tlog-proof, signed-note, tlog-cosignature, tlog-policy), with
// the browser's own cryptography and nobody else. Knows no page: what was found is returned.
"use strict";
const tlog = (() => {
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
  const url64 = (text) => base64(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat(-text.length & 3));
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

  return { Bad, bad, join, same, sha256, url64, utf8, decode, policyOf, proofOf, included, signers };
})();
