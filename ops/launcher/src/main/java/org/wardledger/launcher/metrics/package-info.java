/// Metrics of the running process, for `/actuator/prometheus`.
@NullMarked
package org.wardledger.launcher.metrics;

import org.jspecify.annotations.NullMarked;
