// The page that checks: a proof with its entry, or a whole evidence bundle, against keys that the
// reader brings. Needs nobody. What cannot be checked is never green.
"use strict";
(() => {
  const { decode, same, utf8, proofOf, policyOf, included, signers } = tlog;
  const BYTES_MAX = 128 * 1024 * 1024, SHOWN_MAX = 200;

  // Whether every entry stands under the one checkpoint, at the place that it is said to have.
  const inLog = async (leaves, say) => {
    const proofs = [];
    for (const leaf of leaves) {
      try { proofs.push(proofOf(leaf.proof)); } catch (e) { say("fails", "unreadable", e.message); return { proofs, inside: false }; }
    }
    for (const [i, proof] of proofs.entries()) {
      const at = leaves[i].index ?? proof.index;
      leaves[i].index = proof.index;
      const here = at === proof.index && proof.note.body === proofs[0].note.body;
      if (!here || !await included(leaves[i].entry, proof)) {
        say("fails", "outside", at, proof.note.size);
        return { proofs, inside: false };
      }
    }
    if (proofs.length === 1) say("holds", "inside", proofs[0].index, proofs[0].note.size);
    else say("holds", "allInside", proofs.length, proofs[0].note.size);
    return { proofs, inside: true };
  };

  // What was disclosed about a ward. Whether it is all there, only a bundle can tell.
  const disclosed = async (leaves, whole, say) => {
    if (!leaves.some((l) => l.rows)) return { lines: [], sound: true };
    const { lines, fault, args } = await ward.linesOf(leaves);
    if (fault) say("fails", fault, ...args);
    else say("holds", "holds.disclosures.open", lines.length, lines[0].ward);
    if (!whole) {
      say("unknown", "linesAlone");
      return { lines: fault ? [] : lines, sound: !fault };
    }
    const found = fault ? [{ state: "unknown", key: "numbers.broken", args: [] }] : await ward.account(lines);
    for (const f of found) say(f.state, f.key, ...f.args);
    say("unknown", "beyond");
    return { lines: fault ? [] : lines, sound: !fault && found.every((f) => f.state !== "fails") };
  };

  // Who has signed, by the keys of the reader: an outcome where what was signed holds.
  const vouched = async (note, policyText, say) => {
    let policy;
    if (policyText.trim() === "") { say("unknown", "noPolicy"); return "UNANCHORED"; }
    try { policy = await policyOf(policyText); } catch (e) { say("unknown", "badPolicy", e.message); return "UNDECIDED"; }
    const logs = policy.logs.filter((k) => k.name === note.origin);
    const found = await signers(note, [...logs, ...policy.witnesses]);
    if (found.unable) { say("unknown", "noEd25519"); return "UNDECIDED"; }
    if (found.spoiled) { say("fails", "falseSignature", found.spoiled); return "INVALID"; }
    const signed = logs.some((k) => found.seen.has(k));
    say(signed ? "holds" : "fails", signed ? "signed" : "unsigned", note.origin);
    const witnesses = policy.witnesses.filter((k) => found.seen.has(k));
    for (const w of witnesses) {
      say("holds", "cosigned", w.name, new Date(Number(found.seen.get(w)) * 1000).toISOString().slice(0, 16).replace("T", " ") + " UTC");
    }
    const enough = policy.quorum !== null && policy.quorum(found.seen);
    if (!enough) say("unknown", policy.quorum === null ? "noQuorum" : "tooFew", witnesses.length, policy.witnesses.length);
    return !signed ? "INVALID" : enough ? "WITNESSED" : "UNWITNESSED";
  };

  // The verdict: an outcome and one line for each statement.
  const verdict = async (leaves, whole, policyText) => {
    const lines = [];
    const say = (state, key, ...args) => lines.push({ state, key, args });
    const { proofs, inside } = await inLog(leaves, say);
    const told = await disclosed(leaves, whole, say);
    const signed = proofs.length > 0 ? await vouched(proofs[0].note, policyText, say) : "INVALID";
    say("unknown", "rest");
    return { outcome: inside && told.sound ? signed : "INVALID", lines, disclosed: inside ? told.lines : [] };
  };

  const form = document.querySelector("#check");
  const out = document.querySelector("#verdict");
  const texts = new Map([...document.querySelectorAll("#texts li")].map((li) => [li.dataset.key, li.textContent]));
  const say = (key, ...args) => args.reduce((t, a, i) => t.replaceAll(`{${i}}`, () => a), texts.get(key) || key);
  const looks = { WITNESSED: "note", UNWITNESSED: "note warn", UNANCHORED: "note warn", UNDECIDED: "note warn", INVALID: "note bad" };
  const add = (parent, name, text, look) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (look) element.className = look;
    parent.append(element);
    return element;
  };
  const message = (text) => {
    out.replaceChildren();
    delete out.dataset.outcome;
    add(out, "p", text, "note warn");
    out.scrollIntoView({ block: "nearest" });
  };
  const pre = (parent, text) => { add(parent, "pre", text, "card").tabIndex = 0; };
  const text = (bytes) => { try { return decode(bytes); } catch { return say("notText"); } };

  // The ward's own account, as a bank statement would show it.
  const statement = (lines) => {
    const own = lines.filter(ward.isPosting);
    if (own.length === 0) return;
    const point = document.documentElement.lang === "en" ? "." : ",";
    const tenge = (tiyn) => {
      const digits = String(tiyn < 0n ? -tiyn : tiyn).padStart(3, "0");
      return (tiyn < 0n ? "−" : "") + digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "\u00a0") + point + digits.slice(-2);
    };
    const box = add(out, "div", "", "tablebox");
    box.tabIndex = 0;
    const table = add(box, "table", "");
    add(table, "caption", say("account", lines[0].ward));
    const head = add(add(table, "thead", ""), "tr", "");
    for (const [key, look] of [["col.n", "num"], ["col.day"], ["col.what"], ["col.change", "num"], ["col.balance", "num"]]) {
      add(head, "th", say(key), look).scope = "col";
    }
    const body = add(table, "tbody", "");
    for (const line of own) {
      const row = add(body, "tr", "");
      add(row, "td", line.line.n, "num");
      add(row, "td", line.day ?? "");
      add(row, "td", say(line.type));
      for (const tiyn of [ward.change(line), ward.long(line, "bal")]) add(row, "td", tenge(tiyn), "num");
    }
  };

  const show = (result, leaves) => {
    out.replaceChildren();
    const head = add(out, "p", "", looks[result.outcome]);
    add(head, "strong", say("outcome." + result.outcome));
    const list = add(out, "ul", "");
    const marks = { fails: "✘", holds: "✔", unknown: "?" }; // what is wrong stands first
    for (const line of Object.keys(marks).flatMap((state) => result.lines.filter((l) => l.state === state))) {
      const item = add(list, "li", marks[line.state] + " ");
      add(item, "strong", say("state." + line.state) + ": ");
      item.append(say(line.key, ...line.args));
    }
    try { statement(result.disclosed); } catch { /* a number that is none: said above */ }
    add(out, "h2", say(leaves.length === 1 ? "entry" : "entries"));
    for (const leaf of leaves.slice(0, SHOWN_MAX)) {
      const box = leaves.length === 1 ? out : add(out, "details", "");
      if (box !== out) add(box, "summary", say("entryAt", leaf.index));
      pre(box, text(leaf.entry));
      for (const line of result.disclosed.filter((l) => l.index === leaf.index)) pre(box, JSON.stringify(line.line));
    }
    if (leaves.length > SHOWN_MAX) add(out, "p", say("more", leaves.length - SHOWN_MAX), "sub");
    out.dataset.outcome = result.outcome;
    out.scrollIntoView();
  };

  const startsWith = (file, start) => same(file.bytes.subarray(0, start.length), utf8.encode(start));
  const isProof = (file) => startsWith(file, "c2sp.org/tlog-proof@v1\n");
  const isRows = (file) => !isProof(file) && (startsWith(file, "{\"at\":") || file.name.endsWith(".jsonl"));

  // One entry from files that lie beside each other; a text where they are not what is needed.
  const loose = (files) => {
    const proofs = files.filter(isProof), rows = files.filter(isRows);
    const entries = files.filter((f) => !isProof(f) && !isRows(f));
    if (proofs.length !== 1 || entries.length > 1 || rows.length > 1) return say("whichFiles");
    let entry = entries[0]?.bytes;
    if (!entry) {
      let carried = null;
      try { carried = proofOf(proofs[0].bytes).extra; } catch { carried = new Uint8Array(); }
      if (carried === null) return say("noEntry");
      const end = carried.indexOf(10);
      entry = end < 0 ? carried : carried.slice(0, end);
    }
    return [{ entry, proof: proofs[0].bytes, rows: rows[0]?.bytes, file: rows[0]?.name }];
  };

  const check = async (files) => {
    if (!globalThis.crypto?.subtle) return message(say("noCrypto"));
    const mine = ++turn;
    message(say("working"));
    const whole = files.length === 1 && startsWith(files[0], "PK");
    let leaves;
    try { leaves = whole ? ward.leavesOf(ward.unzip(files[0].bytes)) : loose(files); } catch (e) {
      return message(say(e.message === "zip.packed" ? "packed" : "noBundle", e instanceof tlog.Bad ? e.message : "zip"));
    }
    if (typeof leaves === "string") return message(leaves);
    const result = await verdict(leaves, whole, form.policy.value);
    if (mine === turn) show(result, leaves);
  };

  let chosen = [], turn = 0; // what was asked last is what is answered
  const take = async (list) => {
    if ([...list].reduce((sum, f) => sum + f.size, 0) > BYTES_MAX) return message(say("tooLarge"));
    const mine = ++turn;
    try {
      const read = await Promise.all([...list].map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })));
      if (mine !== turn) return;
      chosen = read;
    } catch { return message(say("whichFiles")); } // a folder, or a file that has gone
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
        chosen = [{ name: "", bytes: new Uint8Array(await answer.arrayBuffer()) }];
        await check(chosen);
      })
      .catch(() => message(say("notYet", index)));
  }
})();
