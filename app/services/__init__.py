"""Networks that live between requests: kept, trained in threads, streamed, dropped when idle."""
