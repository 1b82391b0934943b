package org.wardledger.web.proof;

import org.springframework.context.annotation.Import;

/// The files of the public log alone, for a process without pages. It supplies the `ProofSource`.
@Import({LogFiles.class, LogMapping.class})
public class LogSide {}
