@NullMarked
package org.wardledger.web.work;

import org.jspecify.annotations.NullMarked;
