/// The rules of a cash account's money, one accounting period a stream. [AccountPeriod] is the
/// entry; each feature has its own file with commands, refusals and rules.
@NullMarked
package org.wardledger.domain.account;

import org.jspecify.annotations.NullMarked;
