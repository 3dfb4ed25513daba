/** What people do, done in a real browser over a whole node. */
package dev.holdpoint.app.browser;
