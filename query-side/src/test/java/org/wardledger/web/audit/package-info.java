/// Tests of the audit trail's pages.
@NullMarked
package org.wardledger.web.audit;

import org.jspecify.annotations.NullMarked;
