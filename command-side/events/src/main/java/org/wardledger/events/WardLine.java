package org.wardledger.events;

/// One ward's part of a posting.
///
/// @param n gapless number per ward and account, across periods, from 1
/// @param amt tiyn, positive
/// @param bal balance of the ward on the account after it, tiyn
public record WardLine(Id.Ward ward, long n, long amt, long bal) {}
