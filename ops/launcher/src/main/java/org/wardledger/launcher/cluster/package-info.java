/// What the processes of a cluster agree on: who does what only one may do, and which checkpoint of
/// the public log is signed.
@NullMarked
package org.wardledger.launcher.cluster;

import org.jspecify.annotations.NullMarked;
