/// Reads CSV and XLSX tables through a column mapping.
@NullMarked
package org.wardledger.statements.table;

import org.jspecify.annotations.NullMarked;
