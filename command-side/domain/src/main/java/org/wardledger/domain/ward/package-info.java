/// People in care: stays, absences, benefits. Nothing about them is public.
@NullMarked
package org.wardledger.domain.ward;

import org.jspecify.annotations.NullMarked;
