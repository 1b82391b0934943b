/// The published language: what can have happened. What is stored under these names is hashed
/// into a public log and stays as it is: a type is never renamed, retyped or removed, a field
/// never changes its visibility. A change is a new version beside the old one.
@NullMarked
package org.wardledger.events;

import org.jspecify.annotations.NullMarked;
