// A second verifier of the public log, on the Go checksum database's code (Debian:
// golang-golang-x-mod-dev) and nothing of ours. Reads a folder or an address; prints one line; exits with
// 0 witnessed, 10 unwitnessed, 30 diverged, 40 invalid.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// cosigner verifies signatures of type 4: a time, and Ed25519 over time and checkpoint.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(c.key, append([]byte(head), msg...), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("bad witness key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, fmt.Errorf("bad witness key")
	}
	return cosigner{parts[0], uint32(hash), key[1:]}, nil
}

func end(code int, format string, args ...interface{}) {
	fmt.Printf(format+"\n", args...)
	os.Exit(code)
}

func invalid(err error) {
	if err != nil {
		end(40, "INVALID %v", err)
	}
}

func parse(text string) (tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return tlog.Tree{}, fmt.Errorf("checkpoint of %d lines", len(lines))
	}
	n, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: n, Hash: hash}, err
}

// folder serves tiles under the names of C2SP; where a partial tile is gone, from the full one.
type folder struct{ dir string }

func name(t tlog.Tile) string {
	p := strings.TrimPrefix(t.Path(), "tile/8/")
	return "tile/" + strings.Replace(p, "data/", "entries/", 1)
}

// read takes a file of the log from its folder, or over HTTP where dir is an address.
func (f folder) read(file string) ([]byte, error) {
	if !strings.HasPrefix(f.dir, "http://") && !strings.HasPrefix(f.dir, "https://") {
		return os.ReadFile(filepath.Join(f.dir, file))
	}
	answer, err := http.Get(strings.TrimSuffix(f.dir, "/") + "/" + file)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusNotFound {
		return nil, os.ErrNotExist
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", file, answer.Status)
	}
	return io.ReadAll(io.LimitReader(answer.Body, 256*(2+1<<16)))
}

func (f folder) file(t tlog.Tile) ([]byte, error) {
	data, err := f.read(name(t))
	if errors.Is(err, os.ErrNotExist) && t.W < 1<<height {
		full := t
		full.W = 1 << height
		return f.read(name(full))
	}
	return data, err
}

func (f folder) Height() int { return height }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := f.file(t)
		if err != nil {
			return nil, err
		}
		if len(data) < t.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is short", name(t))
		}
		all = append(all, data[:t.W*tlog.HashSize])
	}
	return all, nil
}
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// replay hashes all entries and returns the hashes in the order of the checksum database.
func (f folder) replay(size int64) ([]tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	for index := int64(0); index < size; {
		width := size - index
		if width > 256 {
			width = 256
		}
		t := tlog.Tile{H: height, L: -1, N: index / 256, W: int(width)}
		data, err := f.file(t)
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("%s is short at entry %d", name(t), index)
			}
			length := 2 + int(binary.BigEndian.Uint16(data))
			hashes, err := tlog.StoredHashes(index, data[2:length], reader)
			if err != nil {
				return nil, err
			}
			stored = append(stored, hashes...)
			data = data[length:]
			index++
		}
		if len(data) > 0 && width == 256 {
			return nil, fmt.Errorf("%s has bytes left over", name(t))
		}
	}
	return stored, nil
}

func (f folder) compareTiles(size int64, reader tlog.HashReader) error {
	for level := 0; size>>(uint(level)*height) > 0; level++ {
		count := size >> (uint(level) * height)
		for n := int64(0); n*256 < count; n++ {
			width := count - n*256
			if width > 256 {
				width = 256
			}
			t := tlog.Tile{H: height, L: level, N: n, W: int(width)}
			want, err := tlog.ReadTileData(t, reader)
			if err != nil {
				return err
			}
			got, err := f.ReadTiles([]tlog.Tile{t})
			if err != nil {
				return err
			}
			if !bytes.Equal(got[0], want) {
				return fmt.Errorf("%s is not what the entries give", name(t))
			}
		}
	}
	return nil
}

func checkProof(file, entry string, known note.Verifiers) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("%s is no proof", file)
	}
	opened, err := note.Open([]byte(parts[1]), known)
	if err != nil {
		return err
	}
	tree, err := parse(opened.Text)
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	data, err := os.ReadFile(entry)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(data))
}

func main() {
	dir := flag.String("dir", "", "folder of the log, or its address")
	logKey := flag.String("log", "", "key of the log")
	witnesses := flag.String("witnesses", "", "keys of witnesses, with commas between")
	quorum := flag.Int("quorum", 1, "how many witnesses are enough")
	old := flag.String("old", "", "checkpoint kept from an earlier visit")
	proof := flag.String("proof", "", "proof file")
	entry := flag.String("entry", "", "entry that the proof is about")
	flag.Parse()

	log, err := note.NewVerifier(*logKey)
	invalid(err)
	all := []note.Verifier{log}
	for _, key := range strings.Split(*witnesses, ",") {
		if key != "" {
			w, err := newCosigner(key)
			invalid(err)
			all = append(all, w)
		}
	}
	known := note.VerifierList(all...)
	text, err := folder{*dir}.read("checkpoint")
	invalid(err)
	opened, err := note.Open(text, known)
	invalid(err)
	signed := map[string]bool{}
	for _, s := range opened.Sigs {
		signed[fmt.Sprintf("%s+%08x", s.Name, s.Hash)] = true
	}
	mine := fmt.Sprintf("%s+%08x", log.Name(), log.KeyHash())
	if !signed[mine] || !strings.HasPrefix(opened.Text, log.Name()+"\n") {
		end(40, "INVALID not signed by the log")
	}
	tree, err := parse(opened.Text)
	invalid(err)

	f := folder{*dir}
	stored, err := f.replay(tree.N)
	invalid(err)
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	root, err := tlog.TreeHash(tree.N, reader)
	invalid(err)
	if root != tree.Hash {
		end(40, "INVALID entries give another root")
	}
	invalid(f.compareTiles(tree.N, reader))
	if *proof != "" {
		invalid(checkProof(*proof, *entry, known))
	}
	if *old != "" {
		text, err := os.ReadFile(*old)
		invalid(err)
		kept, err := note.Open(text, known)
		invalid(err)
		before, err := parse(kept.Text)
		invalid(err)
		if before.N > tree.N {
			end(30, "DIVERGED the log is shorter than %d", before.N)
		}
		steps, err := tlog.ProveTree(tree.N, before.N, tlog.TileHashReader(tree, f))
		invalid(err)
		if tlog.CheckTree(steps, tree.N, tree.Hash, before.N, before.Hash) != nil {
			end(30, "DIVERGED not the history of size %d", before.N)
		}
	}
	if len(signed)-1 < *quorum {
		end(10, "UNWITNESSED %d of %d", len(signed)-1, *quorum)
	}
	end(0, "WITNESSED %d %s", tree.N, tree.Hash)
}
