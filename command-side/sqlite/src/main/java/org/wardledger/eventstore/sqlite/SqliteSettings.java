package org.wardledger.eventstore.sqlite;

/// The limits of one store. Every queue, batch and cache has one.
///
/// @param queueAppendsMax appends that may wait for the writer; the next caller blocks
/// @param queueBytesMax bytes that may wait for the writer; the next caller blocks
/// @param appendBytesMax a larger append is a bug of the caller and is thrown back
/// @param commitEventsMax no append is added to a commit that holds this many events
/// @param commitBytesMax no append is added to a commit that holds this many bytes
/// @param readersMax read connections, so reads that run at the same time
/// @param streamTailsMax streams whose last revision the writer remembers
/// @param writerCacheKib page cache of the write connection
/// @param readerCacheKib page cache of each read connection
/// @param checkpointPages pages in the write-ahead log (4 KiB each) that are worth moving into the
///     file; the log's own limit is 24 times as much
public record SqliteSettings(
        int queueAppendsMax,
        long queueBytesMax,
        long appendBytesMax,
        int commitEventsMax,
        long commitBytesMax,
        int readersMax,
        int streamTailsMax,
        int writerCacheKib,
        int readerCacheKib,
        int checkpointPages) {

    private static final long MIB = 1L << 20;

    public static SqliteSettings defaults() {
        return new SqliteSettings(
                4_096, 64 * MIB, 64 * MIB, 1_024, 8 * MIB, 4, 65_536, 64 * 1_024, 8 * 1_024, 4_096);
    }

    public SqliteSettings withQueueAppendsMax(int value) {
        return new SqliteSettings(
                value,
                queueBytesMax,
                appendBytesMax,
                commitEventsMax,
                commitBytesMax,
                readersMax,
                streamTailsMax,
                writerCacheKib,
                readerCacheKib,
                checkpointPages);
    }

    public SqliteSettings withAppendBytesMax(long value) {
        return new SqliteSettings(
                queueAppendsMax,
                queueBytesMax,
                value,
                commitEventsMax,
                commitBytesMax,
                readersMax,
                streamTailsMax,
                writerCacheKib,
                readerCacheKib,
                checkpointPages);
    }

    public SqliteSettings withReadersMax(int value) {
        return new SqliteSettings(
                queueAppendsMax,
                queueBytesMax,
                appendBytesMax,
                commitEventsMax,
                commitBytesMax,
                value,
                streamTailsMax,
                writerCacheKib,
                readerCacheKib,
                checkpointPages);
    }

    public SqliteSettings withStreamTailsMax(int value) {
        return new SqliteSettings(
                queueAppendsMax,
                queueBytesMax,
                appendBytesMax,
                commitEventsMax,
                commitBytesMax,
                readersMax,
                value,
                writerCacheKib,
                readerCacheKib,
                checkpointPages);
    }

    public SqliteSettings withWriterCacheKib(int value) {
        return new SqliteSettings(
                queueAppendsMax,
                queueBytesMax,
                appendBytesMax,
                commitEventsMax,
                commitBytesMax,
                readersMax,
                streamTailsMax,
                value,
                readerCacheKib,
                checkpointPages);
    }

    public SqliteSettings withCheckpointPages(int value) {
        return new SqliteSettings(
                queueAppendsMax,
                queueBytesMax,
                appendBytesMax,
                commitEventsMax,
                commitBytesMax,
                readersMax,
                streamTailsMax,
                writerCacheKib,
                readerCacheKib,
                value);
    }
}
