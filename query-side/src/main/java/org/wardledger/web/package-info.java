/// The public pages: server-rendered, usable without JavaScript, in three languages. Knows
/// views and how to search them; never the rules, never the store.
@NullMarked
package org.wardledger.web;

import org.jspecify.annotations.NullMarked;
