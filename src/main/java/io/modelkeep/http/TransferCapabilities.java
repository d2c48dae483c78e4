package io.modelkeep.http;

/** Tells what the server announces of its artifact store; the artifacts know. */
public interface TransferCapabilities {
  /** Whether clients of the artifact proxy may be sent to the store itself. */
  boolean isDirect();
}
