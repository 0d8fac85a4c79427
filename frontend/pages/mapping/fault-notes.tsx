/** What is wrong with the control above. */
export function FaultNotes({ faults }: { readonly faults: readonly { readonly message: string }[] }) {
  return faults.map(({ message }) => (
    <div key={message} className="rollcall-error" role="alert">
      {message}
    </div>
  ));
}
