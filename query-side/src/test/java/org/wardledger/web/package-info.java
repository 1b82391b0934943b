/// Tests of the pages.
@NullMarked
package org.wardledger.web;

import org.jspecify.annotations.NullMarked;
