/// The register of homes: what may be recorded about an institution.
@NullMarked
package org.wardledger.domain.institution;

import org.jspecify.annotations.NullMarked;
