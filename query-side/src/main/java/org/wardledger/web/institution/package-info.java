/// The register of institutions and the page of each.
@NullMarked
package org.wardledger.web.institution;

import org.jspecify.annotations.NullMarked;
