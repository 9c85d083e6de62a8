"""A module's first code, written by Hostkeeper on request. Replace it with your own."""
import time

print("This is only the starter that Hostkeeper put here: replace main.py with your code.", flush=True)
while True:
    time.sleep(60)
    print("The starter is still here.", flush=True)
